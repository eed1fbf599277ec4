package io.audiences.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.audience.Audiences;
import io.audiences.audience.Submission;
import io.audiences.customer.Catalogue;
import io.audiences.customer.FactsReader;
import io.audiences.customer.Micros;
import io.audiences.database.Database;
import io.audiences.database.EmbeddedMariaDb;
import io.audiences.membership.Cause;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.AudienceResult;
import io.audiences.recalculation.Recalculations;
import io.audiences.recalculation.Run;
import io.audiences.rules.RuleCompiler;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** (b) and (c): a whole recalculation against only reading the same rows, and against SQL. */
final class RecalculationBench {
    private static final int CUSTOMERS = 200_000;
    private static final int AUDIENCES = 100;
    private static final int RANGE = 4_000;
    private static final int ROUNDS = 5;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final PrintWriter out;
    private final Instant asOf;

    RecalculationBench(PrintWriter out, Instant asOf) {
        this.out = out;
        this.asOf = asOf;
    }

    void run(long seed) throws Exception {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(Path.of("target", "bench-database"));
                Database database = Database.open(server.settings(8))) {
            if (!database.awaitReady(Duration.ofMinutes(1))) {
                throw new IllegalStateException(database.problem().orElse("the database is not ready"));
            }
            compare(database, seed);
        }
    }

    private void compare(Database database, long seed) throws Exception {
        BenchStore store = new BenchStore(database);
        load(store, seed);
        Catalogue catalogue = new Catalogue(database);
        Memberships memberships = new Memberships(database, InstantSource.fixed(asOf));
        Audiences audiences = new Audiences(
                database, catalogue::vocabulary, Map::of, ZoneOffset.UTC, List.of(), InstantSource.fixed(asOf));
        long midnight = Micros.of(asOf.truncatedTo(ChronoUnit.DAYS));
        List<BenchAudience> list = BenchAudience.list(AUDIENCES, seed, midnight);
        List<String> ids = publish(audiences, list);
        ExecutorService readers = Executors.newFixedThreadPool(THREADS);
        try (Recalculations recalculations = new Recalculations(
                database,
                audiences,
                catalogue::vocabulary,
                new FactsReader(database, catalogue),
                RuleCompiler.create(),
                memberships,
                InstantSource.fixed(asOf),
                THREADS)) {
            double[] reading = new double[ROUNDS];
            double[] recalculating = new double[ROUNDS];
            List<AudienceResult> results = List.of();
            for (int round = -1; round < ROUNDS; round++) {
                double read = seconds(() -> readAll(store, readers));
                long start = System.nanoTime();
                Run run = recalculations.run(ids, Cause.MANUAL, (phase, done, total) -> {});
                double took = (System.nanoTime() - start) / 1e9;
                results = run.audiences();
                if (run.failure().isPresent()) {
                    throw new IllegalStateException(run.failure().get().toString());
                }
                if (round >= 0) {
                    reading[round] = read;
                    recalculating[round] = took;
                }
            }
            double ours = Benchmarks.median(recalculating);
            double read = Benchmarks.median(reading);
            out.printf(
                    "(b) recalculation of %d audiences over %d customers and %d events: %.2f s;"
                            + " only reading the rows: %.2f s; ratio %.2f (median of %d rounds, %d threads each)%n",
                    AUDIENCES, CUSTOMERS, store.count("events"), ours, read, ours / read, ROUNDS, THREADS);
            out.printf("    heap: at most %d MiB used of %d MiB%n", peakHeap(), Runtime.getRuntime().maxMemory() >> 20);
            double sql = sql(store, readers, list, results);
            out.printf(
                    "(c) the same audiences as INSERT … SELECT on %d connections: %.1f s; ratio %.1f%n",
                    THREADS, sql, sql / ours);
        } finally {
            readers.shutdown();
        }
    }

    private void load(BenchStore store, long seed) {
        if (store.count("customers") == CUSTOMERS) {
            return;
        }
        out.printf("loading %d customers with %d events each%n", CUSTOMERS, BenchFacts.EVENTS);
        store.load(1, CUSTOMERS + 1, seed, asOf);
    }

    private static List<String> publish(Audiences audiences, List<BenchAudience> list) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String id = "std-%03d".formatted(i);
            if (audiences.find(id).isEmpty()) {
                Submission created = audiences.create(
                        new ObjectMapper()
                                .createObjectNode()
                                .put("id", id)
                                .put("name", id)
                                .put("brands", "all")
                                .set("condition", new ObjectMapper().readTree(list.get(i).condition())),
                        "bench");
                if (!created.problems().isEmpty() || !audiences.publish(id, "bench").problems().isEmpty()) {
                    throw new IllegalStateException(created.problems().toString());
                }
            }
            ids.add(id);
        }
        return ids;
    }

    private void readAll(BenchStore store, ExecutorService readers) {
        List<String> types = List.of("ADD_TO_CART", "PURCHASE", "VISIT");
        each(CUSTOMERS / RANGE, readers, range -> {
            var unused = store.read(range * RANGE + 1, (range + 1) * RANGE + 1, types, asOf);
        });
    }

    private double sql(
            BenchStore store, ExecutorService connections, List<BenchAudience> list, List<AudienceResult> results) {
        store.createMembers();
        int[] sizes = new int[list.size()];
        double took = seconds(() -> each(
                list.size(), connections, i -> sizes[i] = store.insertMembers(i, list.get(i).sql())));
        for (int i = 0; i < sizes.length; i++) {
            if (results.get(i).members() != sizes[i]) {
                throw new IllegalStateException("audience %d has %d members, in SQL %d"
                        .formatted(i, results.get(i).members(), sizes[i]));
            }
        }
        store.dropMembers();
        return took;
    }

    private static void each(int count, ExecutorService executor, IntConsumer action) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            futures.add(executor.submit(() -> action.accept(number)));
        }
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> Optional.ofNullable(usage).map(u -> u.getUsed()).orElse(0L))
                        .sum()
                >> 20;
    }
}
