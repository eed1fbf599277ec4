package io.audiences.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** (a) Evaluation of a customer with 20 events, on one thread, against a naive use of Drools. */
final class EvaluationBench {
    static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of("country", ValueType.TEXT, "tier", ValueType.TEXT),
            Map.of("PURCHASE", event(), "ADD_TO_CART", event(), "VISIT", event(), "VIEW", event()));

    private static final int ROUNDS = 5;
    private static final int CUSTOMERS = 4_000;

    private final PrintWriter out;
    private final Instant asOf;

    EvaluationBench(PrintWriter out, Instant asOf) {
        this.out = out;
        this.asOf = asOf;
    }

    private static Vocabulary.EventType event() {
        return new Vocabulary.EventType(Map.of("value", ValueType.MONEY, "channel", ValueType.TEXT), Map.of());
    }

    void run(long seed) throws Exception {
        out.println("(a) evaluation, microseconds per customer on one thread, median of " + ROUNDS + " rounds");
        out.printf("%12s %12s %12s %10s %16s%n", "audiences", "ours", "naive", "ratio", "matches/customer");
        List<CustomerFacts> customers = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            customers.add(BenchFacts.customer(i, seed, Micros.of(asOf)));
        }
        for (int count : new int[] {1, 100}) {
            compare(count, seed, customers);
        }
        out.flush();
    }

    private void compare(int count, long seed, List<CustomerFacts> customers) throws Exception {
        long midnight = Micros.of(asOf.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant());
        List<BenchAudience> audiences = BenchAudience.list(count, seed, midnight);
        List<CustomerFacts> fewer = customers.subList(0, count == 1_000 ? 200 : 2_000);
        InternalKnowledgeBase naive = naive(audiences);
        RuleCompiler compiler = RuleCompiler.create();
        List<Rule> rules = new ArrayList<>();
        for (BenchAudience audience : audiences) {
            Reading reading = Conditions.parse(new ObjectMapper().readTree(audience.condition()), VOCABULARY);
            rules.add(compiler.compile(
                    new ScopedCondition(reading.condition(), BrandScope.ALL, ZoneOffset.UTC), VOCABULARY));
        }
        int[] weight = new int[rules.stream().mapToInt(Rule::number).max().orElse(0) + 1];
        rules.forEach(rule -> weight[rule.number()]++);
        Matcher matcher = compiler.matcher(List.copyOf(new java.util.HashSet<>(rules)), asOf);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double matches = 0;
        try (Matcher.Session session = matcher.session()) {
            for (int warm = 0; warm < 20; warm++) {
                ours(session, customers, weight);
            }
            long expected = ours(session, fewer, weight);
            for (int round = -1; round < ROUNDS; round++) {
                long start = System.nanoTime();
                matches = ours(session, customers, weight) / (double) customers.size();
                double mine = (System.nanoTime() - start) / 1e3 / customers.size();
                start = System.nanoTime();
                long found = naive(naive, fewer);
                double other = (System.nanoTime() - start) / 1e3 / fewer.size();
                if (found != expected) {
                    throw new IllegalStateException("matches differ: " + expected + " and " + found);
                }
                if (round >= 0) {
                    ours[round] = mine;
                    theirs[round] = other;
                }
            }
        }
        double mine = Benchmarks.median(ours);
        double other = Benchmarks.median(theirs);
        out.printf("%12d %12.2f %12.2f %9.1fx %16.2f%n", count, mine, other, other / mine, matches);
        out.flush();
    }

    private static long ours(Matcher.Session session, List<CustomerFacts> customers, int[] weight) {
        long[] matches = new long[1];
        for (int i = 0; i < customers.size(); i += Matcher.BATCH) {
            List<CustomerFacts> batch = customers.subList(i, Math.min(customers.size(), i + Matcher.BATCH));
            session.match(batch, (customer, rule) -> matches[0] += weight[rule]);
        }
        return matches[0];
    }

    private static long naive(InternalKnowledgeBase base, List<CustomerFacts> customers) {
        AtomicLong matches = new AtomicLong();
        for (CustomerFacts facts : customers) {
            KieSession session = base.newKieSession();
            session.setGlobal("matches", matches);
            session.insert(new NaiveCustomer(
                    facts.number(),
                    String.valueOf(facts.attributes().get("country")),
                    String.valueOf(facts.attributes().get("tier"))));
            for (Event event : facts.events()) {
                Object value = event.properties().get("value");
                session.insert(new NaiveEvent(
                        facts.number(),
                        event.type(),
                        event.occurredAt(),
                        value == null ? 0 : ((BigDecimal) value).movePointRight(2).longValueExact(),
                        String.valueOf(event.properties().get("channel"))));
            }
            session.fireAllRules();
            session.dispose();
        }
        return matches.get();
    }

    private static InternalKnowledgeBase naive(List<BenchAudience> audiences) {
        StringBuilder drl = new StringBuilder(
                """
                package naive;
                import io.audiences.bench.NaiveCustomer;
                import io.audiences.bench.NaiveEvent;
                import java.util.concurrent.atomic.AtomicLong;
                global AtomicLong matches;
                """);
        for (int i = 0; i < audiences.size(); i++) {
            drl.append("rule \"%d\" when\n%s then matches.incrementAndGet(); end\n"
                    .formatted(i, audiences.get(i).pattern()));
        }
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(
                ResourceFactory.newByteArrayResource(drl.toString().getBytes(StandardCharsets.UTF_8)),
                ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new IllegalStateException(builder.getErrors().toString());
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(builder.getKnowledgePackages());
        return base;
    }
}
