package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Laws that hold for every condition, tried on random ones. */
class LawsTest {
    private static final Engine ENGINE = new InterpreterEngine();

    @Test
    void randomConditionsAreSoundAndKeepTheirMeaningInJson(TestReporter reporter) {
        worlds(reporter)
                .forEach(world -> assertThat(world.conditions()).allSatisfy(criteria -> {
                    Reading reading = Conditions.parse(ConditionWriter.write(criteria.condition()), world.vocabulary());
                    assertThat(reading.problems())
                            .as(() -> "seed " + world.seed())
                            .isEmpty();
                    assertThat(reading.condition())
                            .as(() -> "seed " + world.seed())
                            .isEqualTo(criteria.condition());
                }));
    }

    @Test
    void aConditionAndItsComplementPartitionTheCustomersInScope(TestReporter reporter) {
        worlds(reporter).forEach(world -> {
            List<BitSet> members = members(world, UnaryOperator.identity());
            List<BitSet> complements = members(world, Not::new);
            List<BitSet> everyone = members(world, condition -> Condition.EVERYONE);
            for (int i = 0; i < members.size(); i++) {
                complements.get(i).xor(members.get(i));
            }
            assertThat(complements).as(() -> "seed " + world.seed()).isEqualTo(everyone);
        });
    }

    @Test
    void oneChildAloneMeansItself(TestReporter reporter) {
        worlds(reporter).forEach(world -> {
            assertSame(world, UnaryOperator.identity(), condition -> new All(List.of(condition)));
            assertSame(world, UnaryOperator.identity(), condition -> new Any(List.of(condition, condition)));
            assertSame(world, UnaryOperator.identity(), condition -> new Not(new Not(condition)));
        });
    }

    @Test
    void deMorgan(TestReporter reporter) {
        worlds(reporter).forEach(world -> {
            List<Condition> others =
                    world.conditions().stream().map(ScopedCondition::condition).toList();
            Condition other = others.get(0);
            assertSame(
                    world,
                    condition -> new Not(new All(List.of(condition, other))),
                    condition -> new Any(List.of(new Not(condition), new Not(other))));
            assertSame(
                    world,
                    condition -> new Not(new Any(List.of(condition, other))),
                    condition -> new All(List.of(new Not(condition), new Not(other))));
        });
    }

    @Test
    void theOrderOfSiblingsDoesNotMatter(TestReporter reporter) {
        worlds(reporter).forEach(world -> assertSame(world, UnaryOperator.identity(), LawsTest::reversed));
    }

    private static List<World> worlds(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        return World.from(seed).limit(Seeds.worlds()).toList();
    }

    private static void assertSame(World world, UnaryOperator<Condition> left, UnaryOperator<Condition> right) {
        assertThat(members(world, left)).as(() -> "seed " + world.seed()).isEqualTo(members(world, right));
    }

    private static List<BitSet> members(World world, UnaryOperator<Condition> change) {
        return ENGINE.matches(world.withConditions(change));
    }

    private static Condition reversed(Condition condition) {
        List<Condition> parts = new ArrayList<>(
                Differences.parts(condition).stream().map(LawsTest::reversed).toList());
        Collections.reverse(parts);
        return condition instanceof All
                ? new All(parts)
                : condition instanceof Any
                        ? new Any(parts)
                        : condition instanceof Not ? new Not(parts.get(0)) : condition;
    }
}
