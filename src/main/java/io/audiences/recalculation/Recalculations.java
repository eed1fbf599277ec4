package io.audiences.recalculation;

import io.audiences.audience.Audiences;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.FactsReader;
import io.audiences.customer.Micros;
import io.audiences.database.Database;
import io.audiences.database.Page;
import io.audiences.membership.Cause;
import io.audiences.membership.Memberships;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recalculates audiences, one run after the other, and keeps the ledger. The members of a run are committed together with its
 * ledger row; a run that fails, is cancelled or is killed leaves the members of the run before.
 */
public final class Recalculations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recalculations.class);
    private static final Progress SILENT = (phase, done, total) -> {};
    private static final long CLOSING_SECONDS = 10;

    private final Database database;
    private final Memberships memberships;
    private final Recalculation recalculation;
    private final Ledger ledger;
    private final ThresholdStore thresholds = new ThresholdStore();
    private final InstantSource clock;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final ExecutorService runner;
    private final ExecutorService workers;
    private volatile boolean closing;

    public Recalculations(
            Database database,
            Audiences audiences,
            Supplier<Vocabulary> vocabulary,
            FactsReader reader,
            RuleCompiler compiler,
            Memberships memberships,
            InstantSource clock,
            int threads) {
        this.database = database;
        this.memberships = memberships;
        this.ledger = new Ledger(database, clock);
        this.clock = clock;
        this.runner = Executors.newSingleThreadExecutor(work -> new Thread(work, "recalculation"));
        this.workers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "recalculation-worker"));
        Pass pass = new Pass(reader, compiler, workers, threads);
        this.recalculation = new Recalculation(audiences, vocabulary, compiler, pass, memberships);
    }

    /** Enters a run into the ledger and starts it as soon as those before it are over. */
    public Run request(List<String> audiences, Cause cause) {
        Run run = enter(audiences, cause);
        runner.execute(work(run, SILENT));
        return run;
    }

    /** Like {@link #request}, but waits for the end of the run, whatever it is. */
    public Run run(List<String> audiences, Cause cause, Progress progress) {
        Run run = enter(audiences, cause);
        try {
            runner.submit(work(run, progress)).get();
        } catch (InterruptedException e) {
            cancel(run.id());
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return get(run.id());
    }

    private Run enter(List<String> audiences, Cause cause) {
        Run run = Run.queued(UUID.randomUUID().toString(), audiences, cause, now());
        ledger.enter(run);
        return run;
    }

    private Runnable work(Run run, Progress progress) {
        Watch watch = new Watch();
        watches.put(run.id(), watch);
        return () -> perform(run, watch, progress);
    }

    private void perform(Run run, Watch watch, Progress progress) {
        try {
            Instant asOf = now();
            if (ledger.start(run.id(), asOf)) {
                calculate(run, asOf, watch, ledger.recording(run.id(), progress));
            }
        } catch (RunCancelled e) {
            ledger.endOnceReachable(run.id(), RunState.CANCELLED, Optional.empty(), () -> closing);
        } catch (RuntimeException | Error e) {
            // the loop must survive whatever a run meets
            LOG.error("Run {} failed", run.id(), e);
            ledger.endOnceReachable(run.id(), RunState.FAILED, Optional.of(Failure.ofRun(e)), () -> closing);
        } finally {
            watches.remove(run.id());
        }
    }

    private void calculate(Run run, Instant asOf, Watch watch, Progress progress) {
        progress.at(Phase.COMPILING, 0, 0);
        Recalculation.Prepared prepared = recalculation.prepare(run.audienceIds());
        Recalculation.Found found = recalculation.evaluate(prepared, asOf, watch, progress);
        watch.check();
        progress.at(Phase.COMMITTING, found.result().customers(), found.result().customers());
        boolean committed = database.inTransaction(handle -> {
            if (!ledger.hold(handle, run.id())) {
                return false;
            }
            List<AudienceResult> results = recalculation.commit(handle, found, run.id(), run.cause(), asOf);
            ledger.finish(handle, run.id(), results, found.result().customers());
            return true;
        });
        memberships.refresh();
        Run over = get(run.id());
        progress.at(Phase.DONE, over.done(), over.total());
        LOG.info(
                "Run {} {}: {} audiences, {} customers, {} entered, {} exited, {} ms",
                run.id(),
                committed ? over.state().word() : "was ended by someone else",
                over.audiences().size(),
                over.done(),
                over.entered(),
                over.exited(),
                over.took().map(took -> took.toMillis()).orElse(0L));
    }

    private Instant now() {
        return Micros.toInstant(Micros.of(clock.instant()));
    }

    public Optional<Run> find(String id) {
        return ledger.find(id);
    }

    /** The run with the id; throws {@link UnknownRun} when there is none. */
    public Run get(String id) {
        return find(id).orElseThrow(() -> new UnknownRun(id));
    }

    /** What divided buyers into fifths in a run; empty when no audience of it asked for that. */
    public List<RunThresholds> thresholds(String id) {
        return database.read(handle -> thresholds.ofRun(handle, id));
    }

    /** Newest first. */
    public Page<Run> list(int limit, Optional<String> cursor) {
        return ledger.list(limit, cursor);
    }

    /** Ends a run that is not over; its audiences keep their members. False when it was over before. */
    public boolean cancel(String id) {
        boolean cancelled = ledger.end(id, RunState.CANCELLED, Optional.empty());
        Watch watch = watches.get(id);
        if (watch != null) {
            watch.stop();
        }
        return cancelled;
    }

    /** Marks the runs of a process that is gone as failed; to be called before the first request. */
    public void failInterrupted() {
        for (String id : ledger.unfinished()) {
            if (ledger.end(id, RunState.FAILED, Optional.of(Failure.interrupted()))) {
                LOG.warn("Run {} was interrupted and is marked as failed", id);
            }
        }
    }

    /** Cancels what is under way and waits for it. */
    @Override
    public void close() {
        closing = true;
        watches.values().forEach(Watch::stop);
        runner.shutdown();
        try {
            if (!runner.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A run did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
