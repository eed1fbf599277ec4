package io.audiences.recalculation;

import io.audiences.database.Cursor;
import io.audiences.database.Database;
import io.audiences.database.DatabaseUnavailable;
import io.audiences.database.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/** The runs on record. A run that is over never changes again. */
final class Ledger {
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private static final Duration AWAIT_DATABASE = Duration.ofSeconds(1);

    private final RunStore store = new RunStore();
    private final Database database;
    private final InstantSource clock;

    Ledger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void enter(Run run) {
        database.useTransaction(handle -> store.insert(handle, run));
    }

    boolean start(String id, Instant asOf) {
        return database.inTransaction(handle -> store.start(handle, id, asOf));
    }

    /** Progress that is written down once a second and at each new phase, and passed on every time. */
    Progress recording(String id, Progress next) {
        return new Progress() {
            private Phase written = Phase.WAITING;
            private Instant writtenAt = Instant.MIN;

            @Override
            public void at(Phase phase, long done, long total) {
                Instant now = clock.instant();
                if (phase != Phase.DONE
                        && (phase != written || writtenAt.plus(BETWEEN_WRITES).isBefore(now))) {
                    written = phase;
                    writtenAt = now;
                    database.useTransaction(handle -> store.progress(handle, id, phase, done, total));
                }
                next.at(phase, done, total);
            }
        };
    }

    /** Whether the run is still running, and stays so until the transaction ends. */
    boolean hold(Handle handle, String id) {
        return store.hold(handle, id);
    }

    /** Ends the run with what became of its audiences. */
    void finish(Handle handle, String id, List<AudienceResult> results, long customers) {
        long failed = results.stream()
                .filter(result -> result.state() == RunState.FAILED)
                .count();
        store.writeResults(handle, id, results, customers);
        store.finish(
                handle,
                id,
                failed == 0 ? RunState.SUCCEEDED : RunState.FAILED,
                failed == 0 ? Optional.empty() : Optional.of(Failure.ofAudiences(failed, results.size())),
                clock.instant());
    }

    /** Ends the run without results; false when it was over before. */
    boolean end(String id, RunState state, Optional<Failure> failure) {
        return database.inTransaction(handle -> {
            store.endAudiences(handle, id, state);
            return store.finish(handle, id, state, failure, clock.instant());
        });
    }

    /** Ends the run as soon as the database answers, so that no run looks as if it went on; unless {@code closing}. */
    void endOnceReachable(String id, RunState state, Optional<Failure> failure, BooleanSupplier closing) {
        for (boolean ended = false; !ended; ) {
            try {
                end(id, state, failure);
                ended = true;
            } catch (DatabaseUnavailable e) {
                ended = !database.awaitReady(AWAIT_DATABASE) && closing.getAsBoolean();
            }
        }
    }

    List<String> unfinished() {
        return database.read(store::unfinished);
    }

    Optional<Run> find(String id) {
        return database.read(handle -> store.find(handle, id));
    }

    Page<Run> list(int limit, Optional<String> cursor) {
        long before =
                cursor.map(given -> Cursor.number(Cursor.read(given, 1).get(0))).orElse(Long.MAX_VALUE);
        List<RunStore.Positioned> found = database.read(handle -> store.list(handle, before, limit + 1));
        return Page.of(found, limit, run -> Cursor.write(Long.toString(run.position())))
                .map(RunStore.Positioned::run);
    }
}
