package io.audiences.api;

import io.audiences.customer.Micros;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers by API key and idempotency key. */
final class IdempotencyStore {
    private static final int SWEPT_AT_ONCE = 100;

    private IdempotencyStore() {}

    /** Whose answer it is. */
    record Owner(String apiKey, String idempotencyKey) {}

    /** What was answered. */
    record Answer(int status, String headers, String body) {}

    /** A request seen before, by its digest; without an answer it is being worked on. */
    record Seen(String request, Instant at, Optional<Answer> answer) {}

    static Optional<Seen> find(Handle handle, Owner owner) {
        return handle.createQuery("SELECT request, created_at, status, headers, body FROM idempotent_answers"
                        + " WHERE api_key = ? AND idempotency_key = ? FOR UPDATE")
                .bind(0, owner.apiKey())
                .bind(1, owner.idempotencyKey())
                .map((row, context) -> new Seen(
                        row.getString("request"),
                        Micros.toInstant(row.getLong("created_at")),
                        answer(
                                row.getObject("status", Integer.class),
                                row.getString("headers"),
                                row.getString("body"))))
                .findOne();
    }

    private static Optional<Answer> answer(@Nullable Integer status, @Nullable String headers, @Nullable String body) {
        return status == null
                ? Optional.empty()
                : Optional.of(new Answer(status, String.valueOf(headers), String.valueOf(body)));
    }

    static void insert(Handle handle, Owner owner, String request, String attempt, Instant now) {
        handle.execute(
                "INSERT INTO idempotent_answers (api_key, idempotency_key, request, attempt, created_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                owner.apiKey(),
                owner.idempotencyKey(),
                request,
                attempt,
                Micros.of(now));
    }

    static void answer(Handle handle, Owner owner, String attempt, Answer answer) {
        handle.execute(
                "UPDATE idempotent_answers SET status = ?, headers = ?, body = ?"
                        + " WHERE api_key = ? AND idempotency_key = ? AND attempt = ?",
                answer.status(),
                answer.headers(),
                answer.body(),
                owner.apiKey(),
                owner.idempotencyKey(),
                attempt);
    }

    static void delete(Handle handle, Owner owner) {
        handle.execute(
                "DELETE FROM idempotent_answers WHERE api_key = ? AND idempotency_key = ?",
                owner.apiKey(),
                owner.idempotencyKey());
    }

    static void release(Handle handle, Owner owner, String attempt) {
        handle.execute(
                "DELETE FROM idempotent_answers WHERE api_key = ? AND idempotency_key = ? AND attempt = ?",
                owner.apiKey(),
                owner.idempotencyKey(),
                attempt);
    }

    /** Deletes some of what is older. */
    static void sweep(Handle handle, Instant oldest) {
        handle.execute(
                "DELETE FROM idempotent_answers WHERE created_at < ? ORDER BY created_at LIMIT " + SWEPT_AT_ONCE,
                Micros.of(oldest));
    }
}
