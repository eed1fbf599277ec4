package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Window;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault is found, and told by as little as shows it. */
class ShrinkingTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("more than ago as not in the last", Planted.node(ShrinkingTest::notInLast), 100, 0),
                Arguments.of("within ignored", Planted.step(ShrinkingTest::withoutWithin), 120, 2),
                Arguments.of("absence ignored", Planted.step(ShrinkingTest::present), 120, 2),
                Arguments.of("filter of a step ignored", Planted.step(ShrinkingTest::unfiltered), 160, 1),
                Arguments.of("window ignored", Planted.window(window -> new Window.AllTime()), 160, 1),
                Arguments.of("brands ignored", Planted.scope(ShrinkingTest::ofAllBrands), 30, 0),
                Arguments.of("another sample", Planted.node(Planted::drawnAnew), 30, 0),
                Arguments.of("audience turned round", Planted.node(ShrinkingTest::otherSide), 60, 0),
                Arguments.of("first event lost", Planted.customer(ShrinkingTest::withoutFirst), 120, 1),
                Arguments.of("a failure", Planted.node(ShrinkingTest::failing), 60, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsShownByASmallestPair(String name, Engine engine, int length, int events) {
        Optional<Difference> found = World.from(4711)
                .limit(40)
                .flatMap(world -> new Differences(engine).find(world).stream())
                .findFirst();
        assertThat(found).hasValueSatisfying(difference -> {
            assertThat(difference.world().conditions()).hasSize(1);
            assertThat(difference.world().customers()).hasSize(1);
            assertThat(ConditionWriter.write(difference.condition().condition()).toString())
                    .as(() -> "" + difference)
                    .hasSizeLessThan(length);
            CustomerFacts customer = difference.customer();
            assertThat(customer.events()).as(() -> "" + difference).hasSizeLessThanOrEqualTo(events);
            assertThat(customer.attributes().layout().names())
                    .as(() -> "" + difference)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(customer.events())
                    .allSatisfy(event -> assertThat(
                                    event.properties().layout().names().size()
                                            + event.items().size())
                            .as(() -> "" + difference)
                            .isLessThanOrEqualTo(1));
            assertThat(difference.toString()).startsWith("seed ").contains("condition {", "customer  c", "says [");
        });
    }

    /** Differs in the future and on missing values. */
    private static Condition notInLast(Condition condition) {
        return condition instanceof Condition.AttributeTest test
                        && test.comparison().operator() == Operator.MORE_THAN_AGO
                ? new Condition.AttributeTest(
                        test.attribute(),
                        new Comparison(
                                Operator.IN_LAST,
                                !test.comparison().negated(),
                                test.comparison().operand(),
                                false))
                : condition;
    }

    private static Step withoutWithin(Step step) {
        return new Step(step.event(), step.where(), Optional.empty(), step.absent());
    }

    private static Step present(Step step) {
        return new Step(step.event(), step.where(), step.within(), false);
    }

    private static Step unfiltered(Step step) {
        return new Step(step.event(), Condition.EVERYONE, step.within(), step.absent());
    }

    private static ScopedCondition ofAllBrands(ScopedCondition criteria) {
        return new ScopedCondition(criteria.condition(), BrandScope.ALL, criteria.zone());
    }

    private static Condition otherSide(Condition condition) {
        return condition instanceof Condition.AudienceTest test
                ? new Condition.AudienceTest(test.audience(), !test.negated())
                : condition;
    }

    private static CustomerFacts withoutFirst(CustomerFacts facts) {
        List<Event> events = facts.events();
        return new CustomerFacts(
                facts.number(),
                facts.id(),
                facts.attributes(),
                events.subList(Math.min(1, events.size()), events.size()),
                facts.brandVisits());
    }

    private static Condition failing(Condition condition) {
        if (condition instanceof Condition.AudienceTest) {
            throw new IllegalStateException("planted");
        }
        return condition;
    }
}
