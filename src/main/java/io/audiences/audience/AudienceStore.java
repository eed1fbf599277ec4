package io.audiences.audience;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Word;
import io.audiences.customer.Micros;
import io.audiences.database.Database;
import io.audiences.database.RetryTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The SQL of audiences and their versions. */
final class AudienceStore {
    private static final String SELECT = """
            SELECT a.id, a.state, a.version, a.published_version, v.definition,
                   a.created_at, a.created_by, a.changed_at, a.changed_by
            FROM audiences a JOIN audience_versions v ON v.audience = a.id AND v.version =
            """;
    private static final String TEXT = "(LOCATE(:text, a.name) > 0 OR LOCATE(:text, a.description) > 0"
            + " OR LOCATE(:text, a.id COLLATE utf8mb4_unicode_ci) > 0) ";
    private static final String LATEST = SELECT + " a.version ";
    private static final String PUBLISHED = SELECT + " a.published_version ";

    Optional<Audience> find(Handle handle, String id) {
        return find(handle, LATEST + "WHERE a.id = ?", id);
    }

    /** Keeps others from changing the audience until the transaction ends. */
    Optional<Audience> lock(Handle handle, String id) {
        return find(handle, LATEST + "WHERE a.id = ? FOR UPDATE", id);
    }

    private static Optional<Audience> find(Handle handle, String sql, String id) {
        return handle.createQuery(sql)
                .bind(0, id)
                .map((row, context) -> audience(row))
                .findOne();
    }

    /** In the order of the ids, after {@code after}. */
    List<Audience> list(Handle handle, AudienceFilter filter, String after, int limit) {
        String conditions = (filter.brand().isPresent()
                        ? "AND (JSON_LENGTH(a.brands) = 0 OR JSON_CONTAINS(a.brands, JSON_QUOTE(:brand))) "
                        : "")
                + (filter.tag().isPresent() ? "AND JSON_CONTAINS(a.tags, JSON_QUOTE(:tag)) " : "")
                + (filter.state().isPresent() ? "AND a.state = :state " : "")
                + (filter.text().isPresent() ? "AND " + TEXT : "");
        var query = handle.createQuery(LATEST + "WHERE a.id > :after " + conditions + "ORDER BY a.id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit);
        filter.brand().ifPresent(brand -> query.bind("brand", brand));
        filter.tag().ifPresent(tag -> query.bind("tag", tag));
        filter.state().ifPresent(state -> query.bind("state", state.word()));
        filter.text().ifPresent(text -> query.bind("text", text));
        return query.map((row, context) -> audience(row)).list();
    }

    /** Every published audience with its published definition, in the order of the ids. */
    List<Audience> published(Handle handle) {
        return handle.createQuery(PUBLISHED + "WHERE a.state = 'published' ORDER BY a.id")
                .map((row, context) -> audience(row))
                .list();
    }

    /** Those of the audiences that are published, with their published definition, which is read when asked for. */
    Map<String, Supplier<Audience>> published(Handle handle, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(PUBLISHED + "WHERE a.state = 'published' AND a.id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> Map.entry(row.getString("id"), later(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> publishedIds(Handle handle) {
        return handle.createQuery("SELECT id FROM audiences WHERE state = 'published' ORDER BY id")
                .mapTo(String.class)
                .list();
    }

    /** The audiences that conditions may name, with their brands. */
    Map<String, BrandScope> usable(Handle handle) {
        return handle.createQuery("SELECT id, brands FROM audiences WHERE state <> 'archived'")
                .map((row, context) ->
                        Map.entry(row.getString("id"), new BrandScope(DefinitionJson.texts(row.getString("brands")))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where each of the audiences stands that there are. */
    Map<String, AudienceState> states(Handle handle, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery("SELECT id, state FROM audiences WHERE id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> Map.entry(row.getString("id"), state(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The published version, which stays the same until the transaction ends. */
    Optional<Integer> holdPublishedVersion(Handle handle, String id) {
        return handle.createQuery("""
                        SELECT published_version FROM audiences
                        WHERE id = ? AND state = 'published' LOCK IN SHARE MODE""").bind(0, id).mapTo(Integer.class).findOne();
    }

    private static Audience audience(ResultSet row) throws SQLException {
        return later(row).get();
    }

    /** The audience of a row, its definition still unread. */
    private static Supplier<Audience> later(ResultSet row) throws SQLException {
        String id = row.getString("id");
        AudienceState state = state(row);
        int version = row.getInt("version");
        int published = row.getInt("published_version");
        Optional<Integer> publishedVersion = row.wasNull() ? Optional.empty() : Optional.of(published);
        String definition = row.getString("definition");
        Instant createdAt = Micros.toInstant(row.getLong("created_at"));
        String createdBy = row.getString("created_by");
        Instant changedAt = Micros.toInstant(row.getLong("changed_at"));
        String changedBy = row.getString("changed_by");
        return () -> new Audience(
                id,
                state,
                version,
                publishedVersion,
                DefinitionJson.read(definition),
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }

    private static AudienceState state(ResultSet row) throws SQLException {
        return Word.find(AudienceState.class, row.getString("state")).orElseThrow();
    }

    boolean exists(Handle handle, String id) {
        return handle.createQuery("SELECT 1 FROM audiences WHERE id = ?")
                .bind(0, id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void insert(Handle handle, Audience audience) {
        try {
            bind(handle.createUpdate("""
                    INSERT INTO audiences (id, state, version, published_version, name, description, brands, tags,
                                           created_at, created_by, changed_at, changed_by)
                    VALUES (:id, :state, :version, :published, :name, :description, :brands, :tags,
                            :createdAt, :createdBy, :changedAt, :changedBy)"""), audience)
                    .bind("createdAt", Micros.of(audience.createdAt()))
                    .bind("createdBy", audience.createdBy())
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            // someone else took the id since it was looked up
            throw Database.isDuplicateKey(e)
                    ? new RetryTransaction("audience " + audience.id() + " was created meanwhile", e)
                    : e;
        }
        insertVersion(handle, audience);
    }

    void update(Handle handle, Audience audience) {
        bind(handle.createUpdate("""
                UPDATE audiences
                SET state = :state, version = :version, published_version = :published, name = :name,
                    description = :description, brands = :brands, tags = :tags, changed_at = :changedAt,
                    changed_by = :changedBy
                WHERE id = :id"""), audience).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Audience audience) {
        AudienceDefinition definition = audience.definition();
        return statement
                .bind("id", audience.id())
                .bind("state", audience.state().word())
                .bind("version", audience.version())
                .bind("published", audience.publishedVersion())
                .bind("name", definition.name())
                .bind("description", definition.description())
                .bind(
                        "brands",
                        DefinitionJson.texts(definition.brands().brands()).toString())
                .bind("tags", DefinitionJson.texts(definition.tags()).toString())
                .bind("changedAt", Micros.of(audience.changedAt()))
                .bind("changedBy", audience.changedBy());
    }

    /** Keeps the audience's definition as the version it is at. */
    void insertVersion(Handle handle, Audience audience) {
        handle.createUpdate("""
                        INSERT INTO audience_versions (audience, version, definition, created_at, created_by)
                        VALUES (?, ?, ?, ?, ?)""")
                .bind(0, audience.id())
                .bind(1, audience.version())
                .bind(2, audience.definition().json().toString())
                .bind(3, Micros.of(audience.changedAt()))
                .bind(4, audience.changedBy())
                .execute();
    }

    void markPublished(Handle handle, String id, int version, Instant at, String who) {
        handle.createUpdate("""
                        UPDATE audience_versions SET published_at = ?, published_by = ?
                        WHERE audience = ? AND version = ?""")
                .bind(0, Micros.of(at))
                .bind(1, who)
                .bind(2, id)
                .bind(3, version)
                .execute();
    }

    /** Newest first, before {@code before}. */
    List<AudienceVersion> versions(Handle handle, String id, int before, int limit) {
        return handle.createQuery("""
                        SELECT version, definition, created_at, created_by, published_at, published_by
                        FROM audience_versions WHERE audience = ? AND version < ? ORDER BY version DESC LIMIT ?""")
                .bind(0, id)
                .bind(1, before)
                .bind(2, limit)
                .map((row, context) -> version(row))
                .list();
    }

    private static AudienceVersion version(ResultSet row) throws SQLException {
        long publishedAt = row.getLong("published_at");
        Optional<Instant> published = row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(publishedAt));
        return new AudienceVersion(
                row.getInt("version"),
                DefinitionJson.read(row.getString("definition")),
                Micros.toInstant(row.getLong("created_at")),
                row.getString("created_by"),
                published,
                Optional.ofNullable(row.getString("published_by")));
    }

    void delete(Handle handle, String id) {
        handle.createUpdate("DELETE FROM audience_versions WHERE audience = ?")
                .bind(0, id)
                .execute();
        handle.createUpdate("DELETE FROM audiences WHERE id = ?").bind(0, id).execute();
    }
}
