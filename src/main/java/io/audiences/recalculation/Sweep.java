package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsReader;
import io.audiences.customer.FactsRequest;
import io.audiences.customer.NumberRange;
import io.audiences.rules.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows all customers to some workers: each takes ranges of customers from a queue and streams their facts in the order of
 * the customers' numbers, batch by batch.
 */
final class Sweep {
    /** Customers a worker takes at a time: small enough to share the work evenly, large enough to read in one stream. */
    private static final int RANGE = 4_000;

    private static final long TICK_MILLIS = 250;

    private final FactsReader reader;
    private final ExecutorService executor;
    private final int workers;

    /** By so many workers on the executor, which has at least as many threads. */
    Sweep(FactsReader reader, ExecutorService executor, int workers) {
        this.reader = reader;
        this.executor = executor;
        this.workers = workers;
    }

    /** One thread's share of the work. */
    interface Worker<R> extends AutoCloseable {
        void take(List<CustomerFacts> batch);

        R result();

        @Override
        void close();
    }

    /** What the workers found; {@code tick} is called from this thread now and then. */
    <R> List<R> run(FactsRequest request, Supplier<? extends Worker<R>> makeWorker, Watch watch, Runnable tick) {
        Queue<NumberRange> ranges = new ConcurrentLinkedQueue<>(reader.ranges(RANGE));
        CompletionService<R> completion = new ExecutorCompletionService<>(executor);
        for (int i = 0; i < workers; i++) {
            Future<R> unused = completion.submit(() -> {
                try (Worker<R> worker = makeWorker.get()) {
                    work(worker, request, ranges, watch);
                    return worker.result();
                }
            });
        }
        List<R> results = new ArrayList<>();
        try {
            while (results.size() < workers) {
                tick.run();
                Future<R> ended = completion.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (ended != null) {
                    results.add(ended.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunCancelled();
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            if (results.size() < workers) {
                watch.stop();
            }
        }
        return results;
    }

    private <R> void work(Worker<R> worker, FactsRequest request, Queue<NumberRange> ranges, Watch watch) {
        List<CustomerFacts> batch = new ArrayList<>(Matcher.BATCH);
        for (NumberRange range = ranges.poll(); range != null; range = ranges.poll()) {
            reader.read(request, range, facts -> {
                batch.add(facts);
                if (batch.size() == Matcher.BATCH) {
                    hand(batch, worker, watch);
                }
            });
            hand(batch, worker, watch);
        }
    }

    private static <R> void hand(List<CustomerFacts> batch, Worker<R> worker, Watch watch) {
        watch.check();
        worker.take(batch);
        batch.clear();
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
    }
}
