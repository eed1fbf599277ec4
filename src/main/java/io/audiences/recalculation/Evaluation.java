package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsRequest;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import io.audiences.rules.TraitFailed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the rules of a plan over batches of customers, for all workers of a pass: each batch layer by layer. A rule that
 * throws is found by evaluating the batch rule by rule, and left out from then on; the others go on. Those that name an
 * audience of a rule left out go on as well, but what they find means nothing: nobody may use it.
 */
final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final Set<String> told = new HashSet<>();
    private final RuleCompiler compiler;
    private final Plan plan;
    private final Instant asOf;
    private final Thresholds thresholds;
    private final Map<Integer, RuntimeException> failures = new ConcurrentHashMap<>();
    private volatile List<Matcher> matchers;

    Evaluation(RuleCompiler compiler, Plan plan, Instant asOf, Thresholds thresholds) {
        this.compiler = compiler;
        this.plan = plan;
        this.asOf = asOf;
        this.thresholds = thresholds;
        this.matchers = assemble();
    }

    /** One matcher a layer. */
    private List<Matcher> assemble() {
        return plan.layers().stream()
                .map(rules -> rules.stream()
                        .filter(rule -> !failures.containsKey(rule.number()))
                        .toList())
                .map(sound -> compiler.matcher(sound, asOf, thresholds))
                .toList();
    }

    /** The facts that all the rules need. */
    FactsRequest request() {
        return matchers.stream().map(Matcher::request).reduce(FactsRequest::and).orElseThrow();
    }

    /** Why a rule was left out, by its number. */
    Map<Integer, RuntimeException> failures() {
        return failures;
    }

    Worker worker() {
        return new Worker();
    }

    /** Many rules may need the trait that failed: its trace is told once. */
    private void tell(RuntimeException thrown) {
        if (thrown instanceof TraitFailed && told.add(String.valueOf(thrown.getMessage()))) {
            LOG.error("A trait cannot be computed: {}", thrown.getMessage(), thrown);
        }
    }

    private synchronized void leaveOut(Map<Integer, RuntimeException> failed) {
        failures.putAll(failed);
        failed.values().forEach(this::tell);
        matchers = assemble();
    }

    /** One thread's share: its sessions, and the matches it has found so far. */
    final class Worker implements AutoCloseable {
        private final Map<Integer, RoaringBitmapWriter<RoaringBitmap>> matches = new HashMap<>();
        /** At the number of each rule, what takes its matches. */
        private final IntConsumer[] takers;
        /** Of the batch in hand, by audience. */
        private final Map<String, RoaringBitmap> named = new HashMap<>();

        private List<Matcher> opened = List.of();
        private List<Matcher.Session> sessions = List.of();

        private Worker() {
            List<Rule> rules = plan.rules();
            takers = new IntConsumer[rules.stream().mapToInt(Rule::number).max().orElse(-1) + 1];
            for (Rule rule : rules) {
                RoaringBitmapWriter<RoaringBitmap> writer =
                        RoaringBitmapWriter.writer().get();
                matches.put(rule.number(), writer);
                takers[rule.number()] = writer::add;
            }
            plan.named().forEach((audience, rule) -> {
                RoaringBitmap inBatch = new RoaringBitmap();
                named.put(audience, inBatch);
                takers[rule.number()] = takers[rule.number()].andThen(inBatch::add);
            });
            open();
        }

        void match(List<CustomerFacts> batch) {
            if (opened != matchers) {
                close();
                open();
            }
            named.values().forEach(RoaringBitmap::clear);
            try {
                sessions.forEach(session -> session.match(batch, this::add));
            } catch (RuntimeException e) {
                close();
                leaveOut(matchOneByOne(batch));
                open();
            }
        }

        private void open() {
            opened = matchers;
            sessions = opened.stream()
                    .map(matcher -> matcher.session(this::members))
                    .toList();
        }

        private IntPredicate members(String audience) {
            RoaringBitmap inBatch = named.get(audience);
            return inBatch != null
                    ? inBatch::contains
                    : Objects.requireNonNull(plan.others().get(audience), audience);
        }

        /** Adds a match; a match that was added before the batch broke is added again without harm. */
        private void add(int customer, int rule) {
            takers[rule].accept(customer);
        }

        private Map<Integer, RuntimeException> matchOneByOne(List<CustomerFacts> batch) {
            Map<Integer, RuntimeException> failed = new HashMap<>();
            for (Set<Rule> layer : plan.layers()) {
                for (Rule rule : layer) {
                    try (Matcher.Session single =
                            compiler.matcher(List.of(rule), asOf, thresholds).session(this::members)) {
                        single.match(batch, this::add);
                    } catch (RuntimeException e) {
                        failed.put(rule.number(), e);
                    }
                }
            }
            return failed;
        }

        Map<Integer, RoaringBitmap> matches() {
            Map<Integer, RoaringBitmap> found = new HashMap<>();
            matches.forEach((rule, writer) -> found.put(rule, writer.get()));
            return found;
        }

        @Override
        public void close() {
            sessions.forEach(Matcher.Session::close);
        }
    }
}
