package io.audiences.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Micros;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** (a) Evaluation of a customer with 20 events, on one thread, against a naive use of Drools. */
final class EvaluationBench {
    static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of("country", ValueType.TEXT, "tier", ValueType.TEXT),
            Map.of("PURCHASE", event(), "ADD_TO_CART", event(), "VISIT", event(), "VIEW", event()));

    private static final int FORKS = 3;
    private static final int CUSTOMERS = 2_000;

    private final PrintWriter out;

    EvaluationBench(PrintWriter out) {
        this.out = out;
    }

    private static Vocabulary.EventType event() {
        return new Vocabulary.EventType(Map.of("value", ValueType.MONEY, "channel", ValueType.TEXT), Map.of());
    }

    /** Each engine runs in processes of its own, in turn, so that neither spoils the other's compiled code or memory. */
    void run() throws Exception {
        out.println("(a) evaluation of customers with " + BenchFacts.EVENTS
                + " events, microseconds a customer on one thread, median of " + FORKS + " processes each");
        out.printf("%12s %12s %12s %10s %16s%n", "audiences", "ours", "naive", "ratio", "matches/customer");
        for (int count : new int[] {1, 100, 1_000}) {
            double[] ours = new double[FORKS];
            double[] naive = new double[FORKS];
            double matches = 0;
            for (int i = 0; i < FORKS; i++) {
                String[] mine = Benchmarks.fork("ours", String.valueOf(count));
                String[] other = Benchmarks.fork("naive", String.valueOf(count));
                if (!mine[1].equals(other[1])) {
                    throw new IllegalStateException("matches differ: " + mine[1] + " and " + other[1]);
                }
                ours[i] = Double.parseDouble(mine[0]);
                naive[i] = Double.parseDouble(other[0]);
                matches = Double.parseDouble(mine[1]);
            }
            double mine = Benchmarks.median(ours);
            double other = Benchmarks.median(naive);
            out.printf("%12d %12.2f %12.2f %9.1fx %16.2f%n", count, mine, other, other / mine, matches);
        }
    }

    /** Prints the microseconds a customer and the matches a customer. */
    static String measure(String engine, int count, long seed, Instant asOf) throws Exception {
        List<CustomerFacts> customers = new ArrayList<>();
        int size = engine.equals("naive") && count == 1_000 ? CUSTOMERS / 10 : CUSTOMERS;
        for (int i = 1; i <= CUSTOMERS; i++) {
            customers.add(BenchFacts.customer(i, seed, Micros.of(asOf)));
        }
        long midnight = Micros.of(asOf.truncatedTo(ChronoUnit.DAYS));
        List<BenchAudience> audiences = BenchAudience.list(count, seed, midnight);
        return engine.equals("ours")
                ? ours(audiences, customers, asOf)
                : Timing.of(naive(audiences), customers.subList(0, size), customers);
    }

    private static String ours(List<BenchAudience> audiences, List<CustomerFacts> customers, Instant asOf)
            throws Exception {
        RuleCompiler compiler = RuleCompiler.create();
        Map<Rule, Integer> weights = new HashMap<>();
        for (BenchAudience audience : audiences) {
            Reading reading = Conditions.parse(new ObjectMapper().readTree(audience.condition()), VOCABULARY);
            Rule rule = compiler.compile(
                    new ScopedCondition(reading.condition(), BrandScope.ALL, ZoneOffset.UTC), VOCABULARY);
            weights.merge(rule, 1, Integer::sum);
        }
        int[] weight = new int[audiences.size() + 1];
        weights.forEach((rule, times) -> weight[rule.number()] = times);
        try (Matcher.Session session = compiler.matcher(weights.keySet(), asOf).session()) {
            return Timing.of(batch -> ours(session, batch, weight), customers, customers);
        }
    }

    private static long ours(Matcher.Session session, List<CustomerFacts> customers, int[] weight) {
        long[] matches = new long[1];
        for (int i = 0; i < customers.size(); i += Matcher.BATCH) {
            List<CustomerFacts> batch = customers.subList(i, Math.min(customers.size(), i + Matcher.BATCH));
            session.match(batch, (customer, rule) -> matches[0] += weight[rule]);
        }
        return matches[0];
    }

    private static ToLongFunction<List<CustomerFacts>> naive(List<BenchAudience> audiences) {
        List<String> rules = new ArrayList<>();
        audiences.forEach(audience -> rules.add(NaiveEngine.rule(rules.size(), audience.pattern())));
        return new NaiveEngine(rules)::evaluate;
    }
}
