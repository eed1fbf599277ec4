package io.audiences.rules;

import io.audiences.condition.Measure;
import io.audiences.condition.ValueType;
import java.util.Locale;

/**
 * How rules read a value of the customer, such as {@code text("country")} or {@code measure(3)}.
 *
 * @param drl the expression
 * @param type of the value
 */
record Reference(String drl, ValueType type) {

    /** Attribute names come from the catalogue, whose rule for names leaves nothing to escape. */
    static Reference attribute(String name, ValueType type) {
        return new Reference(accessor(type) + "(\"" + name + "\")", type);
    }

    static Reference measure(int number, Measure.Function function, ValueType type) {
        return new Reference(measure(function, type) + "(" + number + ")", type);
    }

    static Reference trait(int number, ValueType type) {
        return new Reference("trait" + capital(accessor(type)) + "(" + number + ")", type);
    }

    private static String capital(String accessor) {
        return accessor.substring(0, 1).toUpperCase(Locale.ROOT) + accessor.substring(1);
    }

    private static String measure(Measure.Function function, ValueType type) {
        if (function == Measure.Function.AVERAGE) {
            return "average";
        }
        String accessor = accessor(type);
        return type.isNumeric() ? "measure" : "measured" + capital(accessor);
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
