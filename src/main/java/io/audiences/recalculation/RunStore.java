package io.audiences.recalculation;

import io.audiences.condition.Word;
import io.audiences.customer.Micros;
import io.audiences.membership.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the ledger. */
final class RunStore {

    void insert(Handle handle, Run run) {
        handle.createUpdate("""
                        INSERT INTO runs (id, state, cause, phase, done, total, entered, exited, created_at)
                        VALUES (:id, :state, :cause, :phase, 0, 0, 0, 0, :createdAt)""")
                .bind("id", run.id())
                .bind("state", run.state().word())
                .bind("cause", run.cause().word())
                .bind("phase", run.phase().word())
                .bind("createdAt", Micros.of(run.createdAt()))
                .execute();
        writeAudiences(handle, run.id(), run.audiences());
    }

    /** Marks a queued run as started; false when it is no longer queued. */
    boolean start(Handle handle, String id, Instant now) {
        return handle.createUpdate("""
                        UPDATE runs SET state = 'running', phase = 'compiling', as_of = :now, started_at = :now
                        WHERE id = :id AND state = 'queued'""")
                        .bind("id", id)
                        .bind("now", Micros.of(now))
                        .execute()
                == 1;
    }

    /** Whether the run is running, and stays so until the transaction ends. */
    boolean hold(Handle handle, String id) {
        return handle.createQuery("SELECT 1 FROM runs WHERE id = ? AND state = 'running' FOR UPDATE")
                .bind(0, id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void progress(Handle handle, String id, Phase phase, long done, long total) {
        handle.createUpdate("""
                        UPDATE runs SET phase = :phase, done = :done, total = :total
                        WHERE id = :id AND state = 'running'""")
                .bind("id", id)
                .bind("phase", phase.word())
                .bind("done", done)
                .bind("total", total)
                .execute();
    }

    /** Ends a run that is not over; false when it was over before. */
    boolean finish(Handle handle, String id, RunState state, Optional<Failure> failure, Instant now) {
        return handle.createUpdate("""
                        UPDATE runs SET state = :state, phase = 'done', finished_at = :now, failure_code = :code,
                            failure_detail = :detail, failure_what_to_do = :whatToDo
                        WHERE id = :id AND state IN ('queued', 'running')""")
                        .bind("id", id)
                        .bind("state", state.word())
                        .bind("now", Micros.of(now))
                        .bind("code", failure.map(Failure::code))
                        .bind("detail", failure.map(Failure::detail))
                        .bind("whatToDo", failure.map(Failure::whatToDo))
                        .execute()
                == 1;
    }

    /** Writes what became of the audiences, and the sums over them. */
    void writeResults(Handle handle, String id, List<AudienceResult> results, long customers) {
        handle.createUpdate("DELETE FROM run_audiences WHERE run = ?")
                .bind(0, id)
                .execute();
        writeAudiences(handle, id, results);
        handle.createUpdate("UPDATE runs SET entered = ?, exited = ?, done = ?, total = ? WHERE id = ?")
                .bind(0, results.stream().mapToLong(AudienceResult::entered).sum())
                .bind(1, results.stream().mapToLong(AudienceResult::exited).sum())
                .bind(2, customers)
                .bind(3, customers)
                .bind(4, id)
                .execute();
    }

    private static void writeAudiences(Handle handle, String run, List<AudienceResult> results) {
        if (results.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO run_audiences (run, audience, version, state, members, entered, exited,
                    failure_code, failure_detail, failure_what_to_do)
                VALUES (:run, :audience, :version, :state, :members, :entered, :exited, :code, :detail, :whatToDo)""");
        for (AudienceResult result : results) {
            batch.bind("run", run)
                    .bind("audience", result.audience())
                    .bind("version", result.version())
                    .bind("state", result.state().word())
                    .bind("members", result.members())
                    .bind("entered", result.entered())
                    .bind("exited", result.exited())
                    .bind("code", result.failure().map(Failure::code))
                    .bind("detail", result.failure().map(Failure::detail))
                    .bind("whatToDo", result.failure().map(Failure::whatToDo))
                    .add();
        }
        batch.execute();
    }

    /** Ends the audiences of a run that ended without results. */
    void endAudiences(Handle handle, String run, RunState state) {
        handle.createUpdate("UPDATE run_audiences SET state = ? WHERE run = ? AND state = 'queued'")
                .bind(0, state.word())
                .bind(1, run)
                .execute();
    }

    List<String> unfinished(Handle handle) {
        return handle.createQuery("SELECT id FROM runs WHERE state IN ('queued', 'running') ORDER BY position")
                .mapTo(String.class)
                .list();
    }

    Optional<Run> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM runs WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> run(row, audiences(handle, id)))
                .findOne();
    }

    /** Newest first, before the position. */
    List<Positioned> list(Handle handle, long before, int limit) {
        return handle.createQuery("SELECT * FROM runs WHERE position < ? ORDER BY position DESC LIMIT ?")
                .bind(0, before)
                .bind(1, limit)
                .map((row, context) ->
                        new Positioned(row.getLong("position"), run(row, audiences(handle, row.getString("id")))))
                .list();
    }

    record Positioned(long position, Run run) {}

    private static List<AudienceResult> audiences(Handle handle, String run) {
        return handle.createQuery("SELECT * FROM run_audiences WHERE run = ? ORDER BY audience")
                .bind(0, run)
                .map((row, context) -> new AudienceResult(
                        row.getString("audience"),
                        row.getInt("version"),
                        word(RunState.class, row.getString("state")),
                        row.getLong("members"),
                        row.getLong("entered"),
                        row.getLong("exited"),
                        failure(row)))
                .list();
    }

    private static Run run(ResultSet row, List<AudienceResult> audiences) throws SQLException {
        return new Run(
                row.getString("id"),
                word(RunState.class, row.getString("state")),
                word(Cause.class, row.getString("cause")),
                word(Phase.class, row.getString("phase")),
                instant(row, "as_of"),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("entered"),
                row.getLong("exited"),
                Micros.toInstant(row.getLong("created_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                failure(row),
                audiences);
    }

    private static Optional<Failure> failure(ResultSet row) throws SQLException {
        @Nullable String code = row.getString("failure_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new Failure(code, row.getString("failure_detail"), row.getString("failure_what_to_do")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(micros));
    }

    private static <E extends Enum<E> & Word> E word(Class<E> type, String word) {
        return Word.find(type, word).orElseThrow();
    }
}
