package io.audiences.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.audiences.condition.Word;
import io.audiences.customer.Micros;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** API keys by the hash of their secret. */
final class ApiKeyStore {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final RowMapper<ApiKey> KEY = (row, context) -> new ApiKey(
            row.getString("id"),
            row.getString("name"),
            row.getString("start"),
            texts(row.getString("scopes")).stream()
                    .flatMap(word -> Word.find(Scope.class, word).stream())
                    .collect(Collectors.toSet()),
            Optional.ofNullable(row.getString("brands")).map(ApiKeyStore::texts),
            Micros.toInstant(row.getLong("created_at")),
            row.getString("created_by"),
            Optional.ofNullable(row.getObject("revoked_at", Long.class)).map(Micros::toInstant));

    private ApiKeyStore() {}

    static void insert(Handle handle, ApiKey key, byte[] hash) {
        handle.execute(
                "INSERT INTO api_keys (id, name, hash, start, scopes, brands, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.name(),
                hash,
                key.start(),
                Json.write(key.scopes().stream().map(Word::word).sorted().toList()),
                key.brands().map(Json::write).orElse(null),
                Micros.of(key.createdAt()),
                key.createdBy());
    }

    static Optional<ApiKey> find(Handle handle, byte[] hash) {
        return handle.createQuery("SELECT * FROM api_keys WHERE hash = ? AND revoked_at IS NULL")
                .bind(0, hash)
                .map(KEY)
                .findOne();
    }

    static List<ApiKey> list(Handle handle) {
        return handle.createQuery("SELECT * FROM api_keys ORDER BY created_at, id")
                .map(KEY)
                .list();
    }

    /** All keys, which nobody else changes until the transaction ends. */
    static List<ApiKey> lock(Handle handle) {
        return handle.createQuery("SELECT * FROM api_keys ORDER BY id FOR UPDATE")
                .map(KEY)
                .list();
    }

    static void revoke(Handle handle, String id, Instant now) {
        handle.execute("UPDATE api_keys SET revoked_at = ? WHERE id = ?", Micros.of(now), id);
    }

    private static List<String> texts(String json) {
        try {
            return Json.MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
