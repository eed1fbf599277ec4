package io.audiences.bench;

import io.audiences.customer.CustomerFacts;
import java.util.List;
import java.util.function.ToLongFunction;

/** Times an engine that evaluates customers and counts the matches. */
final class Timing {
    private static final long WARM_UP_NANOS = 5_000_000_000L;
    private static final long ROUND_NANOS = 300_000_000L;
    private static final int ROUNDS = 7;

    private Timing() {}

    /** Times the engine over some customers, and counts over all: the microseconds and the matches, each of one customer. */
    static String of(ToLongFunction<List<CustomerFacts>> engine, List<CustomerFacts> some, List<CustomerFacts> all) {
        // the same time for every engine, so that each has become machine code
        var unused = microseconds(engine, some, WARM_UP_NANOS);
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = microseconds(engine, some, ROUND_NANOS);
        }
        return Benchmarks.median(times) + " " + engine.applyAsLong(all) / (double) all.size();
    }

    /** The mean over as many turns as fit into a time. */
    private static double microseconds(
            ToLongFunction<List<CustomerFacts>> engine, List<CustomerFacts> customers, long nanos) {
        long start = System.nanoTime();
        long evaluated = 0;
        long took = 0;
        while (took < nanos) {
            var unused = engine.applyAsLong(customers);
            evaluated += customers.size();
            took = System.nanoTime() - start;
        }
        return took / 1e3 / evaluated;
    }
}
