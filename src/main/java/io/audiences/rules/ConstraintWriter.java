package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes positive comparisons in the rule language. What reads well there is spelled out; the rest (time, patterns, long
 * lists) is bound by number and asked with {@code holds( value, n )}.
 */
final class ConstraintWriter {
    /** Longer lists are bound by number. */
    private static final int SPELLED_OUT = 5;

    private final ZoneId zone;
    private final Bindings bindings;
    private final Used used;
    private final Literals literals;

    ConstraintWriter(ZoneId zone, Bindings bindings, Used used) {
        this.zone = zone;
        this.bindings = bindings;
        this.used = used;
        this.literals = new Literals(bindings, used);
    }

    /**
     * The complement of an expression. A method of the fact, because Drools 10 mistakes a top-level {@code !( … )} for a
     * comparison with a field and fails when two rules share it.
     */
    static String not(String drl) {
        return drl.startsWith("( ") ? "not" + drl : "not( " + drl + " )";
    }

    /** The comparison without its negation. */
    String positive(Reference value, Comparison comparison) {
        if (comparison.operator() == Operator.EXISTS) {
            return value.drl() + " != null";
        }
        if (comparison.operand() instanceof Operand.OtherAttribute other) {
            return pair(value, comparison, Reference.attribute(other.attribute(), value.type()));
        }
        return switch (value.type()) {
            case TEXT -> text(value, comparison);
            case NUMBER, MONEY -> number(value, comparison);
            case BOOLEAN -> value.drl() + " == " + ((Value.Flag) one(comparison)).flag();
            case LIST -> list(value, comparison);
            case DATE, TIMESTAMP, POINT -> bound(value, comparison);
        };
    }

    private String text(Reference value, Comparison comparison) {
        String folded = folded(value, comparison);
        boolean fold = comparison.ignoreCase();
        return switch (comparison.operator()) {
            case EQUALS -> folded + " == " + literals.text(one(comparison), fold);
            case IN ->
                many(comparison).size() > SPELLED_OUT
                        ? bound(value, comparison)
                        : anyOf(comparison, option -> folded + " == " + literals.text(option, fold));
            case CONTAINS -> call("contains", folded, literals.text(one(comparison), fold));
            case STARTS_WITH -> call("startsWith", folded, literals.text(one(comparison), fold));
            case ENDS_WITH -> call("endsWith", folded, literals.text(one(comparison), fold));
            default -> bound(value, comparison);
        };
    }

    private static String folded(Reference value, Comparison comparison) {
        return comparison.ignoreCase() ? "fold( " + value.drl() + " )" : value.drl();
    }

    private String number(Reference value, Comparison comparison) {
        if (comparison.operator() == Operator.IN) {
            return many(comparison).size() > SPELLED_OUT
                    ? bound(value, comparison)
                    : anyOf(comparison, option -> compare(value, "==", option));
        }
        if (comparison.operand() instanceof Operand.Range range) {
            return "( " + compare(value, ">=", range.low()) + " && " + compare(value, "<=", range.high()) + " )";
        }
        return compare(value, symbol(comparison), one(comparison));
    }

    private static String compare(Reference value, String symbol, Value number) {
        return value.average() < 0
                ? value.drl() + " " + symbol + " " + Literals.number(number)
                : "average( " + value.average() + ", " + Literals.number(number) + " ) " + symbol + " 0";
    }

    private static String symbol(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQUALS -> "==";
            case GREATER_THAN -> ">";
            case AT_LEAST -> ">=";
            case LESS_THAN -> "<";
            case AT_MOST -> "<=";
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    private String list(Reference value, Comparison comparison) {
        return switch (comparison.operator()) {
            case CONTAINS -> call("contains", value.drl(), literals.text(one(comparison), false));
            case IS_EMPTY -> "size( " + value.drl() + " ) == 0B";
            case SIZE -> size(value, ((Operand.Size) comparison.operand()).comparison());
            default -> bound(value, comparison);
        };
    }

    /** A negated comparison of the size of a missing list does not hold: only the outermost negation turns it. */
    private String size(Reference value, Comparison ofSize) {
        Reference size = new Reference("size( " + value.drl() + " )", ValueType.NUMBER, -1);
        String positive = number(size, ofSize.positive());
        return ofSize.negated() ? "( " + size.drl() + " != null && " + not(positive) + " )" : positive;
    }

    private String pair(Reference value, Comparison comparison, Reference other) {
        String left = folded(value, comparison);
        String right = folded(other, comparison);
        return switch (comparison.operator()) {
            case CONTAINS -> call("contains", left, right);
            case STARTS_WITH -> call("startsWith", left, right);
            case ENDS_WITH -> call("endsWith", left, right);
            case BEFORE -> call("before", left, right);
            case AFTER -> call("before", right, left);
            case ON -> call("sameDay", left, right + ", " + literals.text(zone.getId()));
            default ->
                "( " + left + " != null && " + right + " != null && " + left + " " + symbol(comparison) + " " + right
                        + " )";
        };
    }

    private String bound(Reference value, Comparison comparison) {
        int number = bindings.tests.number(new TestSpec(comparison.positive(), value.type(), zone));
        used.tests().set(number);
        return call("holds", value.drl(), Integer.toString(number));
    }

    private static String call(String function, String first, String second) {
        return function + "( " + first + ", " + second + " )";
    }

    private static String anyOf(Comparison comparison, java.util.function.Function<Value, String> option) {
        List<String> options = many(comparison).stream().map(option).toList();
        return options.isEmpty()
                ? "false"
                : options.size() == 1
                        ? options.get(0)
                        : options.stream().collect(Collectors.joining(" || ", "( ", " )"));
    }

    private static Value one(Comparison comparison) {
        return ((Operand.One) comparison.operand()).value();
    }

    private static List<Value> many(Comparison comparison) {
        return ((Operand.Many) comparison.operand()).values();
    }
}
