package io.audiences.differential;

import io.audiences.condition.Condition;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Window;
import io.audiences.customer.CustomerFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/** Engines with a fault, to see that it is found: the interpreter, who is given something else than was asked. */
final class Planted {
    private Planted() {}

    /** Takes each node but groups for another. */
    static Engine node(UnaryOperator<Condition> fault) {
        return world -> new InterpreterEngine().matches(world.withConditions(condition -> changed(condition, fault)));
    }

    /** Takes each step for another. */
    static Engine step(UnaryOperator<Step> fault) {
        return node(condition -> condition instanceof SequenceTest test
                ? new SequenceTest(test.steps().stream().map(fault).toList(), test.window())
                : condition);
    }

    /** Takes each window of events for another. */
    static Engine window(UnaryOperator<Window> fault) {
        return node(condition -> condition instanceof Condition.EventTest test
                ? new Condition.EventTest(
                        test.event(), test.where(), fault.apply(test.window()), test.measure(), test.comparison())
                : condition);
    }

    static Engine scope(UnaryOperator<ScopedCondition> fault) {
        return world -> new InterpreterEngine()
                .matches(world.withConditions(
                        world.conditions().stream().map(fault).toList()));
    }

    static Engine customer(UnaryOperator<CustomerFacts> fault) {
        return world -> new InterpreterEngine()
                .matches(world.withCustomers(
                        world.customers().stream().map(fault).toList()));
    }

    /** The share of a sample as part of its seed. */
    static Condition drawnAnew(Condition condition) {
        return condition instanceof Condition.SampleTest test && test.percent().compareTo(BigDecimal.valueOf(100)) < 0
                ? new Condition.SampleTest(test.percent(), test.seed() + test.percent())
                : condition;
    }

    static Condition changed(Condition condition, UnaryOperator<Condition> fault) {
        List<Condition> parts = Differences.parts(condition).stream()
                .map(part -> changed(part, fault))
                .toList();
        if (condition instanceof Condition.All) {
            return new Condition.All(parts);
        }
        if (condition instanceof Condition.Any) {
            return new Condition.Any(parts);
        }
        return condition instanceof Condition.Not ? new Condition.Not(parts.get(0)) : fault.apply(condition);
    }
}
