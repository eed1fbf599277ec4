package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsReader;
import io.audiences.customer.FactsRequest;
import io.audiences.customer.NumberRange;
import io.audiences.rules.Matcher;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.RoaringBitmap;

/**
 * One pass over all customers for any number of rules at one instant: workers take ranges of customers from a queue, stream
 * their facts in the order of the customers' numbers, and evaluate them in batches.
 */
final class Pass {
    /** Customers a worker takes at a time: small enough to share the work evenly, large enough to read in one stream. */
    private static final int RANGE = 4_000;

    private static final long TICK_MILLIS = 250;

    private final FactsReader reader;
    private final RuleCompiler compiler;
    private final ExecutorService executor;
    private final int workers;

    /** A pass by so many workers on the executor, which has at least as many threads. */
    Pass(FactsReader reader, RuleCompiler compiler, ExecutorService executor, int workers) {
        this.reader = reader;
        this.compiler = compiler;
        this.executor = executor;
        this.workers = workers;
    }

    /** The customers that match each rule, by the rule's number, and the rules that threw. */
    record Result(Map<Integer, RoaringBitmap> matches, Map<Integer, RuntimeException> failures, long customers) {}

    /** Evaluates the plan, telling {@code progress} from this thread. */
    Result evaluate(Plan plan, Instant asOf, Watch watch, Progress progress) {
        long total = reader.count();
        Evaluation evaluation = new Evaluation(compiler, plan, asOf);
        Queue<NumberRange> ranges = new ConcurrentLinkedQueue<>(plan.isEmpty() ? List.of() : reader.ranges(RANGE));
        CompletionService<Map<Integer, RoaringBitmap>> completion = new ExecutorCompletionService<>(executor);
        List<Future<Map<Integer, RoaringBitmap>>> started = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            started.add(completion.submit(() -> work(evaluation, ranges, watch)));
        }
        Map<Integer, RoaringBitmap> matches = new HashMap<>();
        boolean whole = false;
        try {
            for (int ended = 0; ended < started.size(); ) {
                progress.at(Phase.EVALUATING, watch.done(), total);
                Future<Map<Integer, RoaringBitmap>> worker = completion.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (worker != null) {
                    worker.get()
                            .forEach((rule, found) ->
                                    matches.merge(rule, found, (one, other) -> RoaringBitmap.or(one, other)));
                    ended++;
                }
            }
            whole = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunCancelled();
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            if (!whole) {
                watch.stop();
            }
        }
        return new Result(matches, evaluation.failures(), watch.done());
    }

    private Map<Integer, RoaringBitmap> work(Evaluation evaluation, Queue<NumberRange> ranges, Watch watch) {
        try (Evaluation.Worker worker = evaluation.worker()) {
            FactsRequest request = evaluation.request();
            List<CustomerFacts> batch = new ArrayList<>(Matcher.BATCH);
            for (NumberRange range = ranges.poll(); range != null; range = ranges.poll()) {
                reader.read(request, range, facts -> {
                    batch.add(facts);
                    if (batch.size() == Matcher.BATCH) {
                        match(worker, batch, watch);
                    }
                });
                match(worker, batch, watch);
            }
            return worker.matches();
        }
    }

    private static void match(Evaluation.Worker worker, List<CustomerFacts> batch, Watch watch) {
        watch.check();
        worker.match(batch);
        watch.add(batch.size());
        batch.clear();
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
    }
}
