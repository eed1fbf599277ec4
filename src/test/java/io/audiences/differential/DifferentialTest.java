package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Engines agree with the interpreter on random conditions and customers. */
class DifferentialTest {

    @Test
    void theGeneratedRulesAgreeWithTheInterpreter(TestReporter reporter) {
        long seed = Seeds.next();
        int worlds = Seeds.worlds();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        reporter.publishEntry("differential.pairs", String.valueOf(worlds * World.PAIRS));
        Differences differences = new Differences(new RulesEngine());
        assertThat(World.from(seed)
                        .limit(worlds)
                        .flatMap(world -> differences.find(world).stream())
                        .limit(3))
                .isEmpty();
    }

    @Test
    void findsAnEngineThatErrsAtAnEdge() {
        Engine wrong = (conditions, vocabulary, asOf, customers) -> new InterpreterEngine()
                .matches(conditions.stream().map(DifferentialTest::withError).toList(), vocabulary, asOf, customers);
        Optional<String> found = World.from(4711)
                .limit(20)
                .flatMap(world -> new Differences(wrong).find(world).stream())
                .findFirst();
        assertThat(found)
                .hasValueSatisfying(report -> assertThat(report)
                        .startsWith("seed ")
                        .contains("more_than_ago\",", "customer  c", "interpreter says"));
    }

    /** Takes "more than a day ago" for "not in the last day", which differs in the future and on missing values. */
    private static ScopedCondition withError(ScopedCondition criteria) {
        return new ScopedCondition(withError(criteria.condition()), criteria.brands(), criteria.zone());
    }

    private static Condition withError(Condition condition) {
        if (condition instanceof Condition.AttributeTest test
                && test.comparison().operator() == Operator.MORE_THAN_AGO) {
            Comparison comparison = test.comparison();
            return new Condition.AttributeTest(
                    test.attribute(),
                    new Comparison(Operator.IN_LAST, !comparison.negated(), comparison.operand(), false));
        }
        List<Condition> parts = Differences.parts(condition).stream()
                .map(DifferentialTest::withError)
                .toList();
        return condition instanceof Condition.All
                ? new Condition.All(parts)
                : condition instanceof Condition.Any
                        ? new Condition.Any(parts)
                        : condition instanceof Condition.Not ? new Condition.Not(parts.get(0)) : condition;
    }
}
