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
        List<World> worlds = World.from(SEED).limit(WORLDS).toList();
        long matches = worlds.stream()
                .flatMap(world -> new InterpreterEngine()
                        .matches(world.conditions(), world.vocabulary(), world.asOf(), world.customers()).stream())
                .mapToLong(BitSet::cardinality)
                .sum();
        assertThat(matches * 100 / ((long) WORLDS * World.PAIRS)).isBetween(20L, 60L);
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
        return words.stream();
    }

    private static void count(World world, Map<String, int[]> answers) {
        List<ScopedCondition> leaves = new ArrayList<>();
        for (ScopedCondition criteria : world.conditions()) {
            leaves(criteria.condition())
                    .forEach(leaf -> leaves.add(new ScopedCondition(leaf, criteria.brands(), criteria.zone())));
        }
        List<BitSet> matches =
                new InterpreterEngine().matches(leaves, world.vocabulary(), world.asOf(), world.customers());
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

    private static Stream<Condition> leaves(Condition condition) {
        List<Condition> parts = Differences.parts(condition);
        boolean isLeaf = condition instanceof Condition.AttributeTest || condition instanceof Condition.EventTest;
        return isLeaf ? Stream.of(condition) : parts.stream().flatMap(CoverageTest::leaves);
    }

    private static List<String> words(Condition leaf, World world) {
        List<String> words = new ArrayList<>();
        if (leaf instanceof Condition.AttributeTest test) {
            ValueType type = world.vocabulary().attributes().get(test.attribute());
            words.add(test.comparison().positive().word() + " " + type.word());
            addComparison(test.comparison(), "valueOf attribute", words);
        } else if (leaf instanceof Condition.EventTest test) {
            words.add("measure " + test.measure().function().word());
            words.add("window " + test.window().getClass().getSimpleName());
            if (test.window() instanceof Window.During during) {
                words.add("window " + during.period().word());
            }
            if (test.window() instanceof Window.Last last) {
                words.add("window last " + last.amount().unit().word());
            }
            if (test.where() instanceof Condition.ItemsTest items) {
                words.add("items " + items.quantifier().word());
            }
            addComparison(test.comparison(), "valueOf measure", words);
        }
        return words;
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
