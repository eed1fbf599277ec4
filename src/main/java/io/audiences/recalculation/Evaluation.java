package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Evaluates rules over batches of customers, for all workers of a pass. A rule that throws is found by evaluating the batch
 * rule by rule, and left out from then on; the others go on.
 */
final class Evaluation {
    private final RuleCompiler compiler;
    private final Instant asOf;
    private final Map<Integer, Rule> rules = new HashMap<>();
    private final Map<Integer, RuntimeException> failures = new ConcurrentHashMap<>();
    private volatile Matcher matcher;

    Evaluation(RuleCompiler compiler, Collection<Rule> rules, Instant asOf) {
        this.compiler = compiler;
        this.asOf = asOf;
        rules.forEach(rule -> this.rules.put(rule.number(), rule));
        this.matcher = compiler.matcher(this.rules.values(), asOf);
    }

    Matcher matcher() {
        return matcher;
    }

    /** Why a rule was left out, by its number. */
    Map<Integer, RuntimeException> failures() {
        return failures;
    }

    Worker worker() {
        return new Worker();
    }

    private synchronized void leaveOut(Map<Integer, RuntimeException> failed) {
        failures.putAll(failed);
        List<Rule> sound = rules.values().stream()
                .filter(rule -> !failures.containsKey(rule.number()))
                .toList();
        matcher = compiler.matcher(sound, asOf);
    }

    /** One thread's share: its session, and the matches it has found so far. */
    final class Worker implements AutoCloseable {
        private final RoaringBitmapWriter<RoaringBitmap>[] matches;
        private Matcher opened = matcher;
        private Matcher.Session session = opened.session();

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Worker() {
            int highest = rules.keySet().stream().mapToInt(rule -> rule).max().orElse(-1);
            matches = new RoaringBitmapWriter[highest + 1];
            rules.keySet()
                    .forEach(
                            rule -> matches[rule] = RoaringBitmapWriter.writer().get());
        }

        void match(List<CustomerFacts> batch) {
            if (opened != matcher) {
                session.close();
                open();
            }
            try {
                session.match(batch, this::add);
            } catch (RuntimeException e) {
                session.close();
                leaveOut(matchOneByOne(batch));
                open();
            }
        }

        private void open() {
            opened = matcher;
            session = opened.session();
        }

        /** Adds a match; a match that was added before the batch broke is added again without harm. */
        private void add(int customer, int rule) {
            matches[rule].add(customer);
        }

        private Map<Integer, RuntimeException> matchOneByOne(List<CustomerFacts> batch) {
            Map<Integer, RuntimeException> failed = new HashMap<>();
            for (Rule rule : new ArrayList<>(rules.values())) {
                try (Matcher.Session single =
                        compiler.matcher(List.of(rule), asOf).session()) {
                    single.match(batch, this::add);
                } catch (RuntimeException e) {
                    failed.put(rule.number(), e);
                }
            }
            return failed;
        }

        Map<Integer, RoaringBitmap> matches() {
            Map<Integer, RoaringBitmap> found = new HashMap<>();
            rules.keySet().forEach(rule -> found.put(rule, matches[rule].get()));
            return found;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
