package io.audiences.differential;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Condition.Quantifier;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parts of conditions by the JSON Pointers of their canonical form. */
final class Part {
    private static final String WHERE = "/where";

    private Part() {}

    /** The part; of a filter, whether any event at all passes it; empty below items, which are told by their event. */
    static Optional<Condition> at(Condition condition, String pointer) {
        if (pointer.isEmpty()) {
            return Optional.of(condition);
        }
        Step step = Step.first(pointer);
        if (condition instanceof EventTest test) {
            return at(test.where(), step.rest()).map(where -> atLeastOne(test.event(), where));
        }
        if (condition instanceof ItemsTest items) {
            return at(items.where(), step.rest()).map(where -> new ItemsTest(Quantifier.ANY, where));
        }
        if (condition instanceof SequenceTest sequence) {
            Condition.Step of = sequence.steps().get(step.index());
            String below = step.rest().substring(WHERE.length());
            return at(of.where(), below).map(where -> atLeastOne(of.event(), where));
        }
        return at(child(condition, step), step.rest());
    }

    private static Condition atLeastOne(String event, Condition where) {
        Comparison once = new Comparison(Operator.AT_LEAST, new Operand.One(new Value.Decimal(BigDecimal.ONE)));
        return new EventTest(event, where, new Window.AllTime(), Measure.COUNT, once);
    }

    /** With the opposite of the part in its place. */
    static Condition denied(Condition condition, String pointer) {
        return pointer.isEmpty() ? new Not(condition) : changed(condition, pointer, part -> Optional.of(new Not(part)));
    }

    static Condition replaced(Condition condition, String pointer, Condition by) {
        return changed(condition, pointer, part -> Optional.of(by));
    }

    /** Without an element of an "all" or "any". */
    static Condition dropped(Condition condition, String pointer) {
        return changed(condition, pointer, part -> Optional.empty());
    }

    private static Condition changed(
            Condition condition, String pointer, Function<Condition, Optional<Condition>> change) {
        Step step = Step.first(pointer);
        if (condition instanceof Not not) {
            return new Not(element(not.child(), step, change).orElseThrow());
        }
        if (condition instanceof EventTest test) {
            Condition where = element(test.where(), step, change).orElseThrow();
            return new EventTest(test.event(), where, test.window(), test.measure(), test.comparison());
        }
        if (condition instanceof ItemsTest items) {
            return new ItemsTest(
                    items.quantifier(), element(items.where(), step, change).orElseThrow());
        }
        if (condition instanceof SequenceTest sequence) {
            List<Condition.Step> steps = new ArrayList<>(sequence.steps());
            Condition.Step of = steps.get(step.index());
            Step below = new Step(0, step.rest().substring(WHERE.length()));
            Condition where = element(of.where(), below, change).orElseThrow();
            steps.set(step.index(), new Condition.Step(of.event(), where, of.within(), of.absent()));
            return new SequenceTest(steps, sequence.window());
        }
        List<Condition> children = new ArrayList<>(Differences.parts(condition));
        Optional<Condition> changed = element(children.get(step.index()), step, change);
        changed.ifPresentOrElse(child -> children.set(step.index(), child), () -> children.remove(step.index()));
        return condition instanceof All ? new All(children) : new Any(children);
    }

    private static Optional<Condition> element(
            Condition child, Step step, Function<Condition, Optional<Condition>> change) {
        return step.rest().isEmpty() ? change.apply(child) : Optional.of(changed(child, step.rest(), change));
    }

    private static Condition child(Condition condition, Step step) {
        return condition instanceof Not not
                ? not.child()
                : Differences.parts(condition).get(step.index());
    }

    /** The first step of a pointer: {@code /not}, {@code /where}, or a group's key with an index. */
    private record Step(int index, String rest) {
        static Step first(String pointer) {
            String[] segments = pointer.substring(1).split("/", 3);
            boolean isGroup = segments[0].equals("all") || segments[0].equals("any") || segments[0].equals("sequence");
            int end = 1 + segments[0].length() + (isGroup ? 1 + segments[1].length() : 0);
            return new Step(isGroup ? Integer.parseInt(segments[1]) : 0, pointer.substring(end));
        }
    }
}
