package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.lint.Linter;
import io.audiences.condition.lint.Situation;
import io.audiences.condition.lint.Warning;
import io.audiences.condition.lint.Warning.Code;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What the linter says of a condition is so for every customer. */
class LintSoundnessTest {
    private static final Condition NO_ONE = new Any(List.of());

    @Test
    void neverErrs(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        Map<Code, Integer> said = new EnumMap<>(Code.class);
        assertThat(errors(seed, UnaryOperator.identity(), said).limit(3)).isEmpty();
        assertThat(said.keySet())
                .contains(
                        Code.EMPTY_AUDIENCE,
                        Code.ALWAYS_FALSE,
                        Code.ALWAYS_TRUE,
                        Code.CONTRADICTION,
                        Code.DUPLICATE,
                        Code.REDUNDANT,
                        Code.UNREACHABLE);
    }

    @Test
    void findsALinterThatErrsAtAnEdge() {
        assertThat(errors(4711, LintSoundnessTest::withError, new EnumMap<>(Code.class))
                        .findFirst())
                .isPresent();
    }

    /** Takes "at least" for "more than". */
    private static Condition withError(Condition condition) {
        if (condition instanceof Condition.AttributeTest test
                && test.comparison().operator() == Operator.AT_LEAST) {
            Comparison comparison = test.comparison();
            return new Condition.AttributeTest(
                    test.attribute(),
                    new Comparison(Operator.GREATER_THAN, comparison.negated(), comparison.operand(), false));
        }
        if (condition instanceof All all) {
            return new All(
                    all.children().stream().map(LintSoundnessTest::withError).toList());
        }
        if (condition instanceof Any any) {
            return new Any(
                    any.children().stream().map(LintSoundnessTest::withError).toList());
        }
        return condition instanceof Not not ? new Not(withError(not.child())) : condition;
    }

    private static Stream<String> errors(long seed, UnaryOperator<Condition> linted, Map<Code, Integer> said) {
        return World.from(seed).limit(Seeds.worlds()).flatMap(world -> {
            Situation situation = new Situation(world.vocabulary(), world.asOf(), Optional.empty());
            return conditions(world)
                    .flatMap(condition -> Linter.lint(linted.apply(condition), situation).stream()
                            .peek(warning -> said.merge(warning.code(), 1, Integer::sum))
                            .filter(warning -> !isSo(warning, condition, world))
                            .map(warning -> "seed " + world.seed() + " " + warning + "\n" + condition));
        });
    }

    /** The world's own conditions, and siblings made of the same few tests, which often meet. */
    private static Stream<Condition> conditions(World world) {
        Dice dice = new Dice(world.seed());
        List<Condition> own =
                world.conditions().stream().map(ScopedCondition::condition).toList();
        List<Condition> leaves = own.stream().flatMap(LintSoundnessTest::leaves).toList();
        List<Condition> mixed = new ArrayList<>(own);
        for (int i = 0; i < 150; i++) {
            mixed.add(mixed(dice, near(dice, leaves), 3));
        }
        return mixed.stream();
    }

    private static Stream<Condition> leaves(Condition condition) {
        List<Condition> parts = Differences.parts(condition);
        return parts.isEmpty() && !(condition instanceof All) && !(condition instanceof Any)
                ? Stream.of(condition)
                : parts.stream().flatMap(LintSoundnessTest::leaves);
    }

    /** Some tests, most of them of one attribute or measure. */
    private static List<Condition> near(Dice dice, List<Condition> leaves) {
        Condition leaf = dice.pick(leaves);
        List<Condition> near = new ArrayList<>(leaves.stream()
                .filter(other -> subject(other).equals(subject(leaf)))
                .toList());
        if (leaf instanceof Condition.EventTest test) {
            for (Condition other : leaves) {
                if (other instanceof Condition.EventTest second
                        && second.measure().equals(test.measure())
                        && second.event().equals(test.event())) {
                    near.add(new Condition.EventTest(
                            test.event(), test.where(), test.window(), test.measure(), second.comparison()));
                }
            }
        }
        near.add(dice.pick(leaves));
        return near;
    }

    private static Object subject(Condition leaf) {
        return leaf instanceof Condition.AttributeTest test ? test.attribute() : leaf;
    }

    private static Condition mixed(Dice dice, List<Condition> leaves, int depth) {
        if (depth == 0 || dice.chance(30)) {
            Condition leaf = dice.pick(leaves);
            return dice.chance(20) ? new Not(leaf) : leaf;
        }
        List<Condition> children = new ArrayList<>();
        for (int i = dice.of(1, 2, 2, 3); i > 0; i--) {
            children.add(mixed(dice, leaves, depth - 1));
        }
        Condition group = dice.chance(50) ? new All(children) : new Any(children);
        return dice.chance(15) ? new Not(group) : group;
    }

    /** Whether the warning holds for the world's customers. */
    private static boolean isSo(Warning warning, Condition condition, World world) {
        return switch (warning.code()) {
            case EMPTY_AUDIENCE -> members(condition, world).isEmpty();
            case ALWAYS_FALSE ->
                Part.at(condition, warning.pointer()).stream()
                        .allMatch(part -> members(part, world).isEmpty());
            case ALWAYS_TRUE ->
                Part.at(Part.denied(condition, warning.pointer()), warning.pointer()).stream()
                        .allMatch(part -> members(part, world).isEmpty());
            case CONTRADICTION, UNREACHABLE ->
                same(condition, Part.replaced(condition, warning.pointer(), NO_ONE), world)
                        || same(condition, Part.replaced(condition, warning.pointer(), Condition.EVERYONE), world);
            case REDUNDANT, DUPLICATE -> same(condition, Part.dropped(condition, warning.pointer()), world);
            case WINDOW_BEYOND_RETENTION, EMPTY_WINDOW, WINDOW_IN_FUTURE -> true;
        };
    }

    private static boolean same(Condition one, Condition other, World world) {
        return members(one, world).equals(members(other, world));
    }

    private static BitSet members(Condition condition, World world) {
        ScopedCondition criteria = new ScopedCondition(
                condition, BrandScope.ALL, world.conditions().get(0).zone());
        return new InterpreterEngine()
                .matches(world.withConditions(List.of(criteria)))
                .get(0);
    }
}
