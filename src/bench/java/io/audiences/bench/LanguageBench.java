package io.audiences.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.AudienceMembers;
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
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** (d) what sequences and items cost, and (e) audiences of all nodes against a naive use of Drools, on one thread. */
final class LanguageBench {
    private static final int FORKS = 3;
    private static final int CUSTOMERS = 2_000;
    private static final int MIXED = 1_000;
    private static final int DEMANDING = 100;

    private final PrintWriter out;

    LanguageBench(PrintWriter out) {
        this.out = out;
    }

    void run() throws Exception {
        double demanding = 0;
        double plain = 0;
        double[] ratios = new double[FORKS];
        for (int i = 0; i < FORKS; i++) {
            demanding = Double.parseDouble(Benchmarks.fork("demanding", String.valueOf(DEMANDING))[0]);
            plain = Double.parseDouble(Benchmarks.fork("plain", String.valueOf(DEMANDING))[0]);
            ratios[i] = demanding / plain;
        }
        out.printf(
                "(d) %d audiences of sequences and items: %.2f µs a customer; with counts in their place: %.2f µs;"
                        + " ratio %.2f (median of %d)%n",
                DEMANDING, demanding, plain, Benchmarks.median(ratios), FORKS);
        double[] mixed = new double[FORKS];
        double[] naive = new double[FORKS];
        String matches = "";
        for (int i = 0; i < FORKS; i++) {
            String[] mine = Benchmarks.fork("mixed", String.valueOf(MIXED));
            String[] other = Benchmarks.fork("mixed-naive", String.valueOf(MIXED));
            if (!mine[1].equals(other[1])) {
                throw new IllegalStateException("matches differ: " + mine[1] + " and " + other[1]);
            }
            mixed[i] = Double.parseDouble(mine[0]);
            naive[i] = Double.parseDouble(other[0]);
            matches = mine[1];
        }
        double ours = Benchmarks.median(mixed);
        double other = Benchmarks.median(naive);
        out.printf(
                "(e) %d audiences of all nodes: %.1f µs a customer; naive: %.1f µs; ratio %.1f (medians of %d;"
                        + " %s matches a customer in both)%n",
                MIXED, ours, other, other / ours, FORKS, matches);
    }

    /** Prints the microseconds a customer and the matches a customer. */
    static String measure(String engine, int count, long seed, Instant asOf) throws Exception {
        long now = Micros.of(asOf);
        long midnight = Micros.of(asOf.truncatedTo(ChronoUnit.DAYS));
        List<CustomerFacts> customers = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(number -> MixedFacts.customer(number, seed, now))
                .toList();
        List<MixedAudience> audiences = engine.startsWith("mixed")
                ? MixedAudience.list(count, seed, midnight, now)
                : MixedAudience.demanding(count, seed, midnight, now);
        if (engine.equals("mixed-naive")) {
            return Timing.of(naive(audiences)::evaluate, customers.subList(0, CUSTOMERS / 10), customers);
        }
        List<String> conditions = audiences.stream()
                .map(engine.equals("plain") ? MixedAudience::plain : MixedAudience::condition)
                .toList();
        return Timing.of(ours(conditions, asOf), customers, customers);
    }

    private static NaiveEngine naive(List<MixedAudience> audiences) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < audiences.size(); i++) {
            MixedAudience audience = audiences.get(i);
            boolean isNamed = i % MixedAudience.KINDS < 2;
            rules.add(
                    audience.references()
                            ? NaiveEngine.ruleOfNaming(i, audience.pattern())
                            : isNamed
                                    ? NaiveEngine.ruleOfNamed(i, audience.pattern())
                                    : NaiveEngine.rule(i, audience.pattern()));
        }
        return new NaiveEngine(rules);
    }

    private static Vocabulary vocabulary(int audiences) {
        Vocabulary.EventType event = new Vocabulary.EventType(
                Map.of("value", ValueType.MONEY, "channel", ValueType.TEXT),
                Map.of("category", ValueType.TEXT, "value", ValueType.MONEY));
        return new Vocabulary(
                Map.of("country", ValueType.TEXT, "tier", ValueType.TEXT, "location", ValueType.POINT),
                Map.of("PURCHASE", event, "ADD_TO_CART", event, "VISIT", event, "VIEW", event),
                IntStream.range(0, audiences).mapToObj(String::valueOf).collect(Collectors.toSet()));
    }

    /** The mebibytes that compiled rules and the bases assembled of them keep. */
    static long heap(int count, long seed, Instant asOf) throws Exception {
        long midnight = Micros.of(asOf.truncatedTo(ChronoUnit.DAYS));
        List<String> conditions = MixedAudience.list(count, seed, midnight, Micros.of(asOf)).stream()
                .map(MixedAudience::condition)
                .toList();
        // loads the engine itself
        ToLongFunction<List<CustomerFacts>> small = ours(conditions.subList(0, MixedAudience.KINDS), asOf);
        long before = used();
        ToLongFunction<List<CustomerFacts>> all = ours(conditions, asOf);
        long matches = all.applyAsLong(List.of(MixedFacts.customer(1, seed, Micros.of(asOf))));
        long after = used();
        // both are still in use here
        return matches + small.applyAsLong(List.of()) < 0 ? 0 : (after - before) >> 20;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Those that name others after all others, batch by batch, as a recalculation does. */
    private static ToLongFunction<List<CustomerFacts>> ours(List<String> conditions, Instant asOf) throws Exception {
        RuleCompiler compiler = RuleCompiler.create();
        Vocabulary vocabulary = vocabulary(conditions.size());
        List<Rule> rules = new ArrayList<>();
        Map<Rule, Integer> first = new HashMap<>();
        Map<Rule, Integer> second = new HashMap<>();
        for (String condition : conditions) {
            Reading reading = Conditions.parse(new ObjectMapper().readTree(condition), vocabulary);
            Rule rule = compiler.compile(
                    new ScopedCondition(reading.condition(), BrandScope.ALL, ZoneOffset.UTC), vocabulary);
            rules.add(rule);
            (condition.contains("\"audience\"") ? second : first).merge(rule, 1, Integer::sum);
        }
        int[] weight = new int[conditions.size() + 1];
        BitSet[] members = new BitSet[conditions.size() + 1];
        first.forEach((rule, times) -> weight[rule.number()] = times);
        second.forEach((rule, times) -> weight[rule.number()] = times);
        rules.forEach(rule -> members[rule.number()] = new BitSet());
        AudienceMembers decided =
                audience -> members[rules.get(Integer.parseInt(audience)).number()]::get;
        Matcher.Session one = compiler.matcher(first.keySet(), asOf).session();
        Matcher.Session other = compiler.matcher(second.keySet(), asOf).session(decided);
        return customers -> {
            long[] matches = new long[1];
            rules.forEach(rule -> members[rule.number()].clear());
            for (int i = 0; i < customers.size(); i += Matcher.BATCH) {
                List<CustomerFacts> batch = customers.subList(i, Math.min(customers.size(), i + Matcher.BATCH));
                one.match(batch, (customer, rule) -> {
                    members[rule].set(customer);
                    matches[0] += weight[rule];
                });
                if (!second.isEmpty()) {
                    other.match(batch, (customer, rule) -> matches[0] += weight[rule]);
                }
            }
            return matches[0];
        };
    }
}
