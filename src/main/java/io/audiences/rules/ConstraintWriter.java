package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * Writes comparisons and their exact complements in the rule language, in which every relation with a missing value is false
 * but {@code !=}. What reads well there is spelled out; the rest (time, patterns, long lists) is bound by number and asked
 * with {@code holds( value, n )}. Functions have names that are no operators of DRL or MVEL, whose parsers would stumble.
 */
final class ConstraintWriter {
    /** Longer lists are bound by number. */
    private static final int SPELLED_OUT = 5;

    private final ZoneId zone;
    private final Bindings bindings;
    private final Used used;
    private final TraitUse attributes;
    private final Literals literals;

    ConstraintWriter(ZoneId zone, TraitUse attributes, Bindings bindings, Used used) {
        this.zone = zone;
        this.attributes = attributes;
        this.bindings = bindings;
        this.used = used;
        this.literals = new Literals(bindings, used);
    }

    /** The comparison without its own negation. */
    String positive(Reference value, Comparison comparison) {
        return write(value, comparison, true);
    }

    /** The complement of {@link #positive}. */
    String negative(Reference value, Comparison comparison) {
        return write(value, comparison, false);
    }

    private String write(Reference value, Comparison comparison, boolean holds) {
        if (comparison.operator() == Operator.EXISTS) {
            return value.drl() + (holds ? " != null" : " == null");
        }
        if (comparison.operand() instanceof Operand.OtherAttribute other) {
            return pair(value, comparison, other.attribute(), holds);
        }
        return switch (value.type()) {
            case TEXT -> text(value, comparison, holds);
            case NUMBER, MONEY -> number(value, comparison, holds);
            case BOOLEAN -> value.drl() + equal(holds) + ((Value.Flag) one(comparison)).flag();
            case LIST -> list(value, comparison, holds);
            case DATE, TIMESTAMP, POINT -> bound(value, comparison, holds);
        };
    }

    private String text(Reference value, Comparison comparison, boolean holds) {
        String folded = folded(value, comparison);
        boolean fold = comparison.ignoreCase();
        return switch (comparison.operator()) {
            case EQUALS -> folded + equal(holds) + literals.text(one(comparison), fold);
            case IN ->
                many(comparison).size() > SPELLED_OUT
                        ? bound(value, comparison, holds)
                        : oneOf(comparison, holds, option -> folded + equal(holds) + literals.text(option, fold));
            case CONTAINS -> call(holds, "includes", folded, literals.text(one(comparison), fold));
            case STARTS_WITH -> call(holds, "beginsWith", folded, literals.text(one(comparison), fold));
            case ENDS_WITH -> call(holds, "finishesWith", folded, literals.text(one(comparison), fold));
            default -> bound(value, comparison, holds);
        };
    }

    private static String folded(Reference value, Comparison comparison) {
        return comparison.ignoreCase() ? "fold( " + value.drl() + " )" : value.drl();
    }

    private String number(Reference value, Comparison comparison, boolean holds) {
        if (comparison.operator() == Operator.IN) {
            return many(comparison).size() > SPELLED_OUT
                    ? bound(value, comparison, holds)
                    : oneOf(comparison, holds, option -> relate(Relation.EQUAL, value, option, holds));
        }
        if (comparison.operand() instanceof Operand.Range range) {
            String low = relate(Relation.AT_LEAST, value, range.low(), holds);
            String high = relate(Relation.AT_MOST, value, range.high(), holds);
            return Constraint.group(List.of(low, high), holds ? Constraint.AND : Constraint.OR);
        }
        return relate(Relation.of(comparison), value, one(comparison), holds);
    }

    private String relate(Relation relation, Reference value, Value number, boolean holds) {
        return call(holds, relation.function(), value.drl(), literals.number(number));
    }

    private String list(Reference value, Comparison comparison, boolean holds) {
        Reference size = new Reference("size( " + value.drl() + " )", ValueType.NUMBER);
        return switch (comparison.operator()) {
            case CONTAINS -> call(holds, "includes", value.drl(), literals.text(one(comparison), false));
            case IS_EMPTY -> call(holds, Relation.EQUAL.function(), size.drl(), literals.number(BigDecimal.ZERO));
            case SIZE -> size(size, ((Operand.Size) comparison.operand()).comparison(), holds);
            default -> bound(value, comparison, holds);
        };
    }

    /** No comparison of a missing list's size holds, be it a negated one; only the outer negation turns that. */
    private String size(Reference size, Comparison ofSize, boolean holds) {
        if (!ofSize.negated()) {
            return number(size, ofSize, holds);
        }
        String inner = number(size, ofSize, !holds);
        String present = size.drl() + (holds ? " != null" : " == null");
        return Constraint.group(List.of(present, inner), holds ? Constraint.AND : Constraint.OR);
    }

    private String pair(Reference value, Comparison comparison, String attribute, boolean holds) {
        Reference other = attributes.attribute(attribute, value.type());
        String left = folded(value, comparison);
        String right = folded(other, comparison);
        return switch (comparison.operator()) {
            case CONTAINS -> call(holds, "includes", left, right);
            case STARTS_WITH -> call(holds, "beginsWith", left, right);
            case ENDS_WITH -> call(holds, "finishesWith", left, right);
            case BEFORE -> call(holds, "earlier", left, right);
            case AFTER -> call(holds, "earlier", right, left);
            case ON -> call(holds, "same", left, right);
            case EQUALS -> call(holds, value.type().isNumeric() ? "equal" : "same", left, right);
            default -> call(holds, Relation.of(comparison).function(), left, right);
        };
    }

    private String bound(Reference value, Comparison comparison, boolean holds) {
        int number = bindings.tests.number(new TestSpec(comparison.positive(), value.type(), zone));
        used.of(Binding.TEST).set(number);
        return call(holds, "holds", value.drl(), Integer.toString(number));
    }

    private static String call(boolean holds, String function, String first, String second) {
        return (holds ? "" : "!") + function + "( " + first + ", " + second + " )";
    }

    private static String equal(boolean holds) {
        return holds ? " == " : " != ";
    }

    private static String oneOf(Comparison comparison, boolean holds, Function<Value, String> option) {
        List<String> options = many(comparison).stream().map(option).toList();
        if (options.size() < 2) {
            return options.isEmpty() ? Boolean.toString(!holds) : options.get(0);
        }
        return Constraint.group(options, holds ? Constraint.OR : Constraint.AND);
    }

    private static Value one(Comparison comparison) {
        return ((Operand.One) comparison.operand()).value();
    }

    private static List<Value> many(Comparison comparison) {
        return ((Operand.Many) comparison.operand()).values();
    }
}
