package io.audiences.rules;

import io.audiences.condition.Measure;
import io.audiences.condition.ValueType;
import java.util.Locale;

/**
 * How rules read a value of the customer, such as {@code text("country")} or {@code measure(3)}.
 *
 * @param drl the expression
 * @param type of the value
 * @param average the number of the measure when it is an average, which compares through {@code average(n, value)};
 *     otherwise -1
 */
record Reference(String drl, ValueType type, int average) {

    /** Attribute names come from the catalogue, whose rule for names leaves nothing to escape. */
    static Reference attribute(String name, ValueType type) {
        return new Reference(accessor(type) + "(\"" + name + "\")", type, -1);
    }

    static Reference measure(int number, Measure.Function function, ValueType type) {
        if (function == Measure.Function.AVERAGE) {
            return new Reference("average(" + number + ")", type, number);
        }
        String accessor = accessor(type);
        String name = type.isNumeric()
                ? "measure"
                : "measured" + accessor.substring(0, 1).toUpperCase(Locale.ROOT) + accessor.substring(1);
        return new Reference(name + "(" + number + ")", type, -1);
    }

    private static String accessor(ValueType type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER, MONEY -> "number";
            case BOOLEAN -> "flag";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case LIST -> "list";
            case POINT -> "point";
        };
    }
}
