package io.audiences.customer;

import io.audiences.customer.ImportReport.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Imports, their progress, and the rows they rejected. */
final class ImportStore {
    private static final int POINTER_LENGTH = 255;
    private static final RowMapper<ImportReport> REPORT = (row, context) -> new ImportReport(
            row.getString("id"),
            ImportKind.valueOf(row.getString("kind")),
            State.valueOf(row.getString("state")),
            row.getLong("done"),
            row.getLong("accepted"),
            row.getLong("repeated"),
            row.getLong("rejected"),
            Micros.toInstant(row.getLong("created_at")),
            instant(row.getObject("started_at", Long.class)),
            instant(row.getObject("finished_at", Long.class)),
            Optional.ofNullable(row.getString("error")));

    private ImportStore() {}

    private static Optional<Instant> instant(@Nullable Long micros) {
        return Optional.ofNullable(micros).map(Micros::toInstant);
    }

    static void create(Handle handle, String id, ImportKind kind, Instant now) {
        handle.execute(
                "INSERT INTO imports (id, kind, state, done, accepted, repeated, rejected, created_at)"
                        + " VALUES (?, ?, ?, 0, 0, 0, 0, ?)",
                id,
                kind.name(),
                State.QUEUED.name(),
                Micros.of(now));
    }

    /** Whether the import was waiting and is running now. */
    static boolean start(Handle handle, String id, Instant now) {
        return handle.execute(
                        "UPDATE imports SET state = ?, started_at = ? WHERE id = ? AND state = ?",
                        State.RUNNING.name(),
                        Micros.of(now),
                        id,
                        State.QUEUED.name())
                == 1;
    }

    static void add(Handle handle, String id, ImportCounts counts) {
        handle.execute(
                "UPDATE imports SET done = done + ?, accepted = accepted + ?, repeated = repeated + ?,"
                        + " rejected = rejected + ? WHERE id = ?",
                counts.done(),
                counts.accepted(),
                counts.repeated(),
                counts.rejected(),
                id);
    }

    static void reject(Handle handle, String id, List<ImportRejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("INSERT INTO import_rejections"
                + " (import, position, line, pointer, code, detail) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (ImportRejection rejection : rejections) {
                String pointer = rejection.pointer();
                batch.add(
                        id,
                        rejection.position(),
                        rejection.line(),
                        pointer.codePointCount(0, pointer.length()) <= POINTER_LENGTH
                                ? pointer
                                : pointer.substring(0, pointer.offsetByCodePoints(0, POINTER_LENGTH)),
                        rejection.code(),
                        rejection.detail());
            }
            batch.execute();
        }
    }

    static void finish(Handle handle, String id, State state, @Nullable String error, Instant now) {
        handle.execute(
                "UPDATE imports SET state = ?, error = ?, finished_at = ? WHERE id = ?",
                state.name(),
                error,
                Micros.of(now),
                id);
    }

    static int failUnfinished(Handle handle, String error, Instant now) {
        return handle.execute(
                "UPDATE imports SET state = ?, error = ?, finished_at = ? WHERE state IN (?, ?)",
                State.FAILED.name(),
                error,
                Micros.of(now),
                State.QUEUED.name(),
                State.RUNNING.name());
    }

    static Optional<ImportReport> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM imports WHERE id = ?")
                .bind(0, id)
                .map(REPORT)
                .findOne();
    }

    static List<ImportRejection> rejections(Handle handle, String id, int after, int limit) {
        return handle.createQuery("SELECT position, line, pointer, code, detail FROM import_rejections"
                        + " WHERE import = ? AND position > ? ORDER BY position LIMIT ?")
                .bind(0, id)
                .bind(1, after)
                .bind(2, limit)
                .map((row, context) -> new ImportRejection(
                        row.getInt("position"),
                        row.getLong("line"),
                        row.getString("pointer"),
                        row.getString("code"),
                        row.getString("detail")))
                .list();
    }
}
