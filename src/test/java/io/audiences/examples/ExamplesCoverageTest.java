package io.audiences.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Amount;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure.Function;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples together use the whole language. */
class ExamplesCoverageTest {

    @Test
    void someExampleUsesEveryWord() {
        SortedSet<String> missing = new TreeSet<>(expected());
        for (Example example : Example.all()) {
            missing.removeAll(WordsUsed.in(example.criteria(), ExampleVocabulary.INSTANCE));
        }
        assertThat(missing).as("not used by any example").isEmpty();
    }

    private static List<String> expected() {
        List<String> words = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            words.add("operator " + Operator.NOT_PREFIX + operator.word());
            Stream.of(ValueType.values())
                    .filter(operator::allows)
                    .forEach(type -> words.add("operator " + operator.word() + " of " + type.word()));
        }
        for (Function function : Function.values()) {
            words.add("measure " + function.word());
            if (function.takesProperty() && function != Function.FIRST && function != Function.LAST) {
                words.add("measure " + function.word() + " of items");
            }
        }
        for (Period period : Period.values()) {
            words.add("window " + period.word());
        }
        Stream.of(Amount.Unit.values()).forEach(unit -> words.add("unit " + unit.word()));
        Stream.of(Condition.Quantifier.values()).forEach(quantifier -> words.add("node items " + quantifier.word()));
        words.addAll(List.of("window AllTime", "window Last", "window Between", "window During"));
        words.addAll(List.of("window Fixed", "window from to", "window from", "window to"));
        words.addAll(List.of("node all", "node all of nothing", "node any", "node any of nothing", "node not"));
        words.addAll(List.of("node attribute", "node property", "node property of items", "node event"));
        words.addAll(List.of("node sequence", "step present", "step present within"));
        words.addAll(List.of("step absent", "step absent within"));
        words.addAll(List.of("node audience in", "node audience not_in", "node sample", "node sample with seed"));
        words.addAll(List.of("valueOf for attribute", "valueOf for property", "valueOf for measure", "ignoreCase"));
        words.addAll(List.of("scope all", "scope brands", "trait or tag tags", "trait or tag consent"));
        words.addAll(List.of("trait or tag rfm", "trait or tag lifecycle", "trait or tag metrics"));
        return words;
    }
}
