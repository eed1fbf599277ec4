package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The random conditions try everything, with both answers: a differential test that never hits proves nothing. */
class CoverageTest {
    private static final long SEED = 20_260_531;
    private static final int WORLDS = 150;

    @Test
    void everyOperatorMeasureAndWindowGivesBothAnswers() {
        Map<String, int[]> answers = new TreeMap<>();
        World.from(SEED).limit(WORLDS).forEach(world -> count(world, answers));
        assertThat(answers.keySet()).containsAll(expected().toList());
        assertThat(answers).allSatisfy((word, counts) -> {
            assertThat(counts[0]).as("matches of " + word).isPositive();
            assertThat(counts[1]).as("others of " + word).isPositive();
        });
    }

    @Test
    void aFairShareOfPairsMatches() {
        assertThat(share(World::conditions)).isBetween(20L, 60L);
        assertThat(share(world -> leaves(world)
                        .filter(leaf -> leaf.condition() instanceof Condition.SequenceTest test
                                && test.steps().size() > 1)
                        .toList()))
                .isBetween(10L, 60L);
    }

    /** How many per cent of the pairs with these conditions match. */
    private static long share(Function<World, List<ScopedCondition>> conditions) {
        long pairs = 0;
        long matches = 0;
        for (World world : World.from(SEED).limit(WORLDS).toList()) {
            World asked = world.withConditions(conditions.apply(world));
            pairs += (long) asked.conditions().size() * asked.customers().size();
            matches += new InterpreterEngine()
                    .matches(asked).stream().mapToLong(BitSet::cardinality).sum();
        }
        return matches * 100 / pairs;
    }

    private static Stream<String> expected() {
        List<String> words = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            for (ValueType type : ValueType.values()) {
                if (operator.allows(type)) {
                    words.add(operator.word() + " " + type.word());
                }
            }
        }
        Stream.of(Measure.Function.values()).forEach(function -> words.add("measure " + function.word()));
        Stream.of(Period.values()).forEach(period -> words.add("window " + period.word()));
        Stream.of(Condition.Quantifier.values()).forEach(quantifier -> words.add("items " + quantifier.word()));
        Stream.of("Last", "Fixed", "Between", "AllTime").forEach(window -> words.add("window " + window));
        Stream.of(Amount.Unit.values()).forEach(unit -> words.add("window last " + unit.word()));
        words.addAll(List.of("valueOf attribute", "valueOf measure", "ignoreCase"));
        words.addAll(List.of("audience in", "audience not_in", "sample", "sequence of one", "sequence of several"));
        for (String step : List.of("present step", "absent step")) {
            Stream.of("", " where").forEach(where -> words.add(step + where));
            Stream.of(Amount.Unit.values()).forEach(unit -> words.add(step + " within " + unit.word()));
        }
        Stream.of("Last", "Fixed", "Between", "AllTime", "During")
                .forEach(window -> words.add("sequence window " + window));
        return words.stream();
    }

    private static void count(World world, Map<String, int[]> answers) {
        List<ScopedCondition> leaves = leaves(world).toList();
        List<BitSet> matches = new InterpreterEngine().matches(world.withConditions(leaves));
        for (int i = 0; i < leaves.size(); i++) {
            int yes = matches.get(i).cardinality();
            int no = world.customers().size() - yes;
            for (String word : words(leaves.get(i).condition(), world)) {
                int[] counts = answers.computeIfAbsent(word, key -> new int[2]);
                counts[0] += yes;
                counts[1] += no;
            }
        }
    }

    private static Stream<ScopedCondition> leaves(World world) {
        return world.conditions().stream()
                .flatMap(criteria -> leaves(criteria.condition())
                        .map(leaf -> new ScopedCondition(leaf, criteria.brands(), criteria.zone())));
    }

    private static Stream<Condition> leaves(Condition condition) {
        boolean isGroup = condition instanceof Condition.All
                || condition instanceof Condition.Any
                || condition instanceof Condition.Not;
        return isGroup ? Differences.parts(condition).stream().flatMap(CoverageTest::leaves) : Stream.of(condition);
    }

    private static List<String> words(Condition leaf, World world) {
        List<String> words = new ArrayList<>();
        if (leaf instanceof Condition.AttributeTest test) {
            ValueType type = world.vocabulary().attributes().get(test.attribute());
            words.add(test.comparison().positive().word() + " " + type.word());
            addComparison(test.comparison(), "valueOf attribute", words);
        } else if (leaf instanceof Condition.EventTest test) {
            words.add("measure " + test.measure().function().word());
            addWindow(test.window(), words);
            if (test.where() instanceof Condition.ItemsTest items) {
                words.add("items " + items.quantifier().word());
            }
            addComparison(test.comparison(), "valueOf measure", words);
        } else if (leaf instanceof Condition.SequenceTest test) {
            words.add("sequence of " + (test.steps().size() == 1 ? "one" : "several"));
            words.add("sequence window " + test.window().getClass().getSimpleName());
            test.steps().forEach(step -> words.add(step(step)));
        } else if (leaf instanceof Condition.AudienceTest test) {
            words.add(test.negated() ? "audience not_in" : "audience in");
        } else if (leaf instanceof Condition.SampleTest) {
            words.add("sample");
        }
        return words;
    }

    private static String step(Condition.Step step) {
        return (step.absent() ? "absent step" : "present step")
                + step.within().map(amount -> " within " + amount.unit().word()).orElse("")
                + (step.where().equals(Condition.EVERYONE) ? "" : " where");
    }

    private static void addWindow(Window window, List<String> words) {
        words.add("window " + window.getClass().getSimpleName());
        if (window instanceof Window.During during) {
            words.add("window " + during.period().word());
        }
        if (window instanceof Window.Last last) {
            words.add("window last " + last.amount().unit().word());
        }
    }

    private static void addComparison(Comparison comparison, String other, List<String> words) {
        if (comparison.operand() instanceof Operand.OtherAttribute) {
            words.add(other);
        }
        if (comparison.ignoreCase()) {
            words.add("ignoreCase");
        }
    }
}
