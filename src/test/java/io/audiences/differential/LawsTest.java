package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Window;
import io.audiences.condition.text.ConditionText;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws that hold for every condition, tried on random ones in both engines; each is seen broken by a fault. */
class LawsTest {

    @Test
    void randomConditionsAreSoundAndKeepTheirMeaningInJson(TestReporter reporter) {
        worlds(reporter, Seeds.worlds())
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

    @ParameterizedTest
    @EnumSource
    void inTheInterpreter(Law law, TestReporter reporter) {
        assertThat(broken(law, new InterpreterEngine(), worlds(reporter, 1 + Seeds.worlds() / 10)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void inTheRules(Law law, TestReporter reporter) {
        assertThat(broken(law, new RulesEngine(), worlds(reporter, 1 + Seeds.worlds() / 100)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isBrokenByAFault(Law law) {
        assertThat(broken(law, fault(law), World.from(4711).limit(10))).isNotEmpty();
    }

    @Test
    void textAndJsonMeanTheSame(TestReporter reporter) {
        for (Engine engine : List.of(new InterpreterEngine(), new RulesEngine())) {
            assertThat(worlds(reporter, 1 + Seeds.worlds() / 100)
                            .filter(world -> !engine.matches(world)
                                    .equals(engine.matches(readFromText(world, UnaryOperator.identity())))))
                    .isEmpty();
        }
        World world = World.of(4711);
        Engine engine = new InterpreterEngine();
        assertThat(engine.matches(readFromText(world, text -> text.replace(" or ", " and "))))
                .isNotEqualTo(engine.matches(world));
    }

    private static World readFromText(World world, UnaryOperator<String> fault) {
        return world.withConditions(condition -> {
            Reading reading = ConditionText.parse(fault.apply(ConditionText.write(condition)), world.vocabulary());
            assertThat(reading.problems()).isEmpty();
            return reading.condition();
        });
    }

    private static List<String> broken(Law law, Engine engine, Stream<World> worlds) {
        return worlds.filter(world -> !law.holds(engine, world))
                .map(world ->
                        new Shrinking(left -> !left.conditions().isEmpty() && !law.holds(engine, left)).smallest(world))
                .map(world -> new Difference(world, "one thing", "another").toString())
                .limit(3)
                .toList();
    }

    private static Stream<World> worlds(TestReporter reporter, int count) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        return World.from(seed).limit(count);
    }

    private static Engine fault(Law law) {
        return switch (law) {
            case A_CONDITION_AND_ITS_COMPLEMENT_PARTITION_THE_CUSTOMERS_IN_SCOPE -> top(LawsTest::missingIsUnknown);
            case DE_MORGAN -> top(LawsTest::notEach);
            case ALONE_A_CONDITION_MEANS_ITSELF ->
                top(condition ->
                        condition instanceof All all && all.children().size() == 1 ? Condition.EVERYONE : condition);
            case THE_ORDER_OF_SIBLINGS_DOES_NOT_MATTER ->
                top(condition -> condition instanceof All all && all.children().size() > 1
                        ? all.children().get(0)
                        : condition);
            case A_LARGER_SAMPLE_CONTAINS_THE_SMALLER -> Planted.node(Planted::drawnAnew);
            case EVENTS_THAT_ARE_YET_TO_COME_CHANGE_NOTHING -> LawsTest::aMomentLater;
            case EVENTS_OF_ANOTHER_TYPE_CHANGE_NOTHING -> Planted.customer(LawsTest::renamed);
            case EVENTS_OF_ANOTHER_BRAND_CHANGE_NOTHING ->
                Planted.scope(criteria -> new ScopedCondition(criteria.condition(), BrandScope.ALL, criteria.zone()));
            case EVENTS_BEFORE_EVERY_WINDOW_CHANGE_NOTHING -> Planted.window(window -> new Window.AllTime());
        };
    }

    private static Engine top(UnaryOperator<Condition> fault) {
        return world -> new InterpreterEngine().matches(world.withConditions(fault));
    }

    /** As in SQL, where what is missing neither passes nor fails. */
    private static Condition missingIsUnknown(Condition condition) {
        return condition instanceof Not not && not.child() instanceof AttributeTest test
                ? new All(List.of(
                        new AttributeTest(
                                test.attribute(), new Comparison(Operator.EXISTS, false, new Operand.Nothing(), false)),
                        condition))
                : condition;
    }

    private static Condition notEach(Condition condition) {
        return condition instanceof Not not && not.child() instanceof All all
                ? new All(all.children().stream().<Condition>map(Not::new).toList())
                : condition;
    }

    private static List<BitSet> aMomentLater(World world) {
        return new InterpreterEngine()
                .matches(new World(
                        world.seed(),
                        world.vocabulary(),
                        world.asOf().plusMillis(1),
                        world.audiences(),
                        world.conditions(),
                        world.customers()));
    }

    private static CustomerFacts renamed(CustomerFacts facts) {
        List<Event> events = facts.events().stream()
                .map(event -> event.type().equals(MoreEvents.TYPE)
                        ? new Event(
                                event.id(),
                                "REGISTRATION",
                                event.occurredAt(),
                                event.brand(),
                                event.properties(),
                                event.items())
                        : event)
                .toList();
        return new CustomerFacts(facts.number(), facts.id(), facts.attributes(), events, facts.brandVisits());
    }
}
