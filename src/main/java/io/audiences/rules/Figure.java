package io.audiences.rules;

import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.util.Map;
import java.util.Objects;

/**
 * A measure that a trait file names, not yet of any brands or in any zone.
 *
 * @param text as the file has it
 * @param test asks whether it exists
 * @param types of the properties that its filter names
 */
record Figure(String text, Condition.EventTest test, ValueType type, Map<String, ValueType> types) {

    /** The figure of a checked test. */
    static Figure of(String text, Condition.EventTest test, Vocabulary vocabulary) {
        Vocabulary.EventType event = Objects.requireNonNull(vocabulary.events().get(test.event()), "unchecked event");
        return new Figure(text, test, DrlWriter.type(test.measure(), event), TypesUsed.in(test.where(), event));
    }

    MeasureSpec in(Scope scope) {
        return spec(test.measure(), scope);
    }

    /** How many events the figure is over. */
    MeasureSpec countIn(Scope scope) {
        return spec(Measure.COUNT, scope);
    }

    private MeasureSpec spec(Measure measure, Scope scope) {
        return new MeasureSpec(test.event(), test.where(), test.window(), measure, scope.brands(), scope.zone(), types);
    }

    /** Whether it counts something. */
    boolean isWhole() {
        return test.measure().of().isEmpty() || test.measure().function() == Measure.Function.DISTINCT;
    }
}
