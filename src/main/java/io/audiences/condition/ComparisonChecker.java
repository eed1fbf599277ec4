package io.audiences.condition;

import io.audiences.condition.Problem.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that an operator and what it compares with fit the type of what is compared. */
final class ComparisonChecker {
    private final Problems problems;

    ComparisonChecker(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param type of the value in question; empty where it is not known
     * @param names those that {@code valueOf} may use
     * @param pointer of the object that holds the operator
     */
    void check(Comparison comparison, Optional<ValueType> type, Names names, String pointer) {
        Operator operator = comparison.operator();
        if (type.isPresent() && !operator.allows(type.get())) {
            problems.add(pointer + "/operator", Code.OPERATOR_NOT_ALLOWED, notAllowed(comparison, type.get()));
            return;
        }
        Set<ValueType> types = type.isPresent() ? EnumSet.of(type.get()) : operator.types();
        if (comparison.ignoreCase() && !(operator.mayIgnoreCase() && types.contains(ValueType.TEXT))) {
            problems.add(
                    pointer + "/ignoreCase",
                    Code.OPERATOR_NOT_ALLOWED,
                    "expected \"ignoreCase\" only where texts are compared, got it here");
        }
        operand(comparison, types, type, names, pointer);
    }

    private void operand(
            Comparison comparison, Set<ValueType> types, Optional<ValueType> type, Names names, String pointer) {
        String at = pointer + "/value";
        if (comparison.operand() instanceof Operand.One one) {
            value(one.value(), types, at);
        } else if (comparison.operand() instanceof Operand.Many many && isOfOwnType(comparison)) {
            for (int i = 0; i < many.values().size(); i++) {
                value(many.values().get(i), types, Pointers.element(at, i));
            }
        } else if (comparison.operand() instanceof Operand.Range range) {
            value(range.low(), types, at + "/0");
            value(range.high(), types, at + "/1");
        } else if (comparison.operand() instanceof Operand.Relative relative) {
            if (relative.amount().isExact() && !types.contains(ValueType.TIMESTAMP)) {
                problems.add(
                        at + "/unit",
                        Code.VALUE_OUT_OF_RANGE,
                        "expected days or longer units for a date, got \""
                                + relative.amount().unit().word() + "\"");
            }
        } else if (comparison.operand() instanceof Operand.Size size) {
            check(size.comparison(), Optional.of(ValueType.NUMBER), names, at);
        } else if (comparison.operand() instanceof Operand.OtherAttribute other) {
            other(other, comparison.operator(), type, names, pointer + "/valueOf");
        }
    }

    // Months and days of the week are numbers whatever is compared.
    private static boolean isOfOwnType(Comparison comparison) {
        return comparison.operator().shape() == Operator.Shape.MANY;
    }

    private void other(
            Operand.OtherAttribute other, Operator operator, Optional<ValueType> type, Names names, String pointer) {
        if (type.isPresent() && !operator.allowsOtherAttribute(type.get())) {
            problems.add(
                    pointer,
                    Code.OPERATOR_NOT_ALLOWED,
                    "expected a value for type " + type.get().word() + ", got the name of another " + names.noun());
            return;
        }
        Optional<ValueType> found = names.type(other.attribute(), pointer, problems);
        if (found.isPresent() && type.isPresent() && !isSame(found.get(), type.get())) {
            problems.add(
                    pointer,
                    Code.WRONG_TYPE,
                    "expected another " + names.noun() + " of type "
                            + type.get().word() + ", got "
                            + Shown.name(other.attribute()) + " of type "
                            + found.get().word());
        }
    }

    private static boolean isSame(ValueType left, ValueType right) {
        return left == right || (left.isNumeric() && right.isNumeric());
    }

    private void value(Value value, Set<ValueType> types, String pointer) {
        if (types.stream().noneMatch(type -> fits(value, type))) {
            String expected = types.size() == 1 ? Shown.example(types.iterator().next()) : "a value that fits";
            problems.add(pointer, Code.WRONG_TYPE, "expected " + expected + ", got " + Shown.kind(value));
        }
    }

    private static boolean fits(Value value, ValueType type) {
        return switch (type) {
            case TEXT, LIST -> value instanceof Value.Text;
            case NUMBER, MONEY -> value instanceof Value.Decimal;
            case BOOLEAN -> value instanceof Value.Flag;
            case DATE -> value instanceof Value.Day;
            case TIMESTAMP -> value instanceof Value.Day || value instanceof Value.At;
            case POINT -> false;
        };
    }

    private static String notAllowed(Comparison comparison, ValueType type) {
        List<String> allowed = Arrays.stream(Operator.values())
                .filter(operator -> operator.allows(type))
                .map(Word::word)
                .toList();
        return "expected one of " + Shown.oneOf(allowed) + " for type " + type.word() + ", got \"" + comparison.word()
                + "\"";
    }
}
