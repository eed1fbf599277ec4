package io.audiences.condition.sentence;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;

/** What stands after the name of the compared value: "of at least 12", "before 1 May 2020", "containing @gmail.com". */
final class Tails {
    private final Wording wording;
    private final Terms terms;
    private final Times times;
    private final Quantities quantities;

    Tails(Wording wording) {
        this.wording = wording;
        this.terms = new Terms(wording);
        this.times = new Times(wording);
        this.quantities = new Quantities(wording);
    }

    /** The words for the positive comparison. */
    String of(Comparison comparison) {
        String tail = tail(comparison);
        return comparison.ignoreCase() ? wording.text("ignoring-case", tail) : tail;
    }

    private String tail(Comparison comparison) {
        return switch (comparison.operator()) {
            case EXISTS, IS_EMPTY ->
                wording.text("tail." + comparison.operator().word());
            case EQUALS, IN -> equal(comparison);
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST -> number(comparison);
            case BETWEEN ->
                comparison.operand() instanceof Operand.Range range && range.low() instanceof Value.Decimal
                        ? number(comparison)
                        : days((Operand.Range) comparison.operand());
            case BEFORE, AFTER, ON -> named("tail.", comparison, moment(comparison.operand()));
            case IN_LAST -> times.last(amount(comparison).amount());
            case IN_NEXT -> times.next(amount(comparison).amount());
            case MORE_THAN_AGO ->
                named("tail.", comparison, times.amount(amount(comparison).amount()));
            case IN_PERIOD -> times.period(((Operand.During) comparison.operand()).period());
            case ANNIVERSARY_IN_NEXT, ANNIVERSARY_IN_LAST, ANNIVERSARY_TODAY ->
                wording.text("tail.anniversary", anniversary(comparison));
            case MONTH -> calendar(comparison, terms::month);
            case DAY_OF_WEEK -> calendar(comparison, terms::dayOfWeek);
            case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> named("tail.", comparison, values(comparison, "or"));
            case CONTAINS_ANY -> named("tail.", comparison, values(comparison, "or"));
            case CONTAINS_NONE -> named("tail.", comparison, values(comparison, "nor"));
            case CONTAINS_ALL -> named("tail.", comparison, values(comparison, "and"));
            case SIZE -> wording.text("tail.size", size(comparison, quantities.counted("entry")));
            case WITHIN -> area((Operand.Area) comparison.operand());
        };
    }

    /** When the anniversary is. */
    String anniversary(Comparison comparison) {
        return switch (comparison.operator()) {
            case ANNIVERSARY_IN_NEXT -> times.next(amount(comparison).amount());
            case ANNIVERSARY_IN_LAST -> times.last(amount(comparison).amount());
            default -> times.period(Period.TODAY);
        };
    }

    private String named(String prefix, Comparison comparison, String words) {
        return wording.text(prefix + comparison.operator().word(), words);
    }

    private String equal(Comparison comparison) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.OtherAttribute) {
            return wording.text("tail.same", values(comparison, "or"));
        }
        if (operand instanceof Operand.Many many && many.values().isEmpty()) {
            return wording.text("tail.in.none");
        }
        boolean isNumber = (operand instanceof Operand.One one && one.value() instanceof Value.Decimal)
                || (operand instanceof Operand.Many many
                        && !many.values().isEmpty()
                        && many.values().get(0) instanceof Value.Decimal);
        if (isNumber) {
            return number(comparison);
        }
        return operand instanceof Operand.One one && one.value() instanceof Value.Flag
                ? wording.text("tail.flag", values(comparison, "or"))
                : values(comparison, "or");
    }

    /** "Red, blue or green", the values alone. */
    String values(Comparison comparison, String word) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.OtherAttribute other) {
            return wording.text("value-of", terms.label(other.attribute()));
        }
        List<Value> values = operand instanceof Operand.Many many ? many.values() : List.of(one(operand));
        if (values.isEmpty()) {
            return wording.text(word.equals("and") ? "nothing.all" : word.equals("nor") ? "nothing.none" : "nothing");
        }
        return terms.values(word, values.stream().map(terms::value).toList());
    }

    private String number(Comparison comparison) {
        String key = comparison.operator() == Operator.BETWEEN ? "tail.number.between" : "tail.number";
        return wording.text(key, quantities.of(comparison));
    }

    private String days(Operand.Range range) {
        return wording.text("tail.between.days", terms.value(range.low()), terms.value(range.high()));
    }

    private String moment(Operand operand) {
        return operand instanceof Operand.OtherAttribute other
                ? wording.text("moment-of", terms.label(other.attribute()))
                : terms.value(one(operand));
    }

    private String calendar(Comparison comparison, IntFunction<String> names) {
        List<Value> numbers = ((Operand.Many) comparison.operand()).values();
        if (numbers.isEmpty()) {
            return wording.text("tail." + comparison.operator().word() + ".none");
        }
        List<String> named = numbers.stream()
                .map(number -> names.apply(((Value.Decimal) number).number().intValueExact()))
                .toList();
        return named("tail.", comparison, wording.list("or", named));
    }

    /** How many entries a list has; a size is never missing, so its negation can be said of the number. */
    String size(Comparison comparison, Quantities.Counted counted) {
        Comparison size = ((Operand.Size) comparison.operand()).comparison();
        String quantity = quantities.of(size.positive(), counted);
        return size.negated() ? wording.text("size.other", quantity) : quantity;
    }

    /** "5 km of 4.6° N, 74.1° W". */
    String area(Operand.Area area) {
        return wording.text(
                "tail.within",
                terms.number(area.kilometres()),
                degrees(area.latitude(), "north", "south"),
                degrees(area.longitude(), "east", "west"));
    }

    private String degrees(BigDecimal degrees, String positive, String negative) {
        BigDecimal exact = degrees.abs().setScale(Math.max(0, degrees.scale()), RoundingMode.UNNECESSARY);
        return wording.text("degrees." + (degrees.signum() < 0 ? negative : positive), terms.number(exact));
    }

    private static Value one(Operand operand) {
        return ((Operand.One) operand).value();
    }

    private static Operand.Relative amount(Comparison comparison) {
        return (Operand.Relative) comparison.operand();
    }

    /** Whether the words for the comparison say when. */
    static boolean isMoment(Comparison comparison) {
        return switch (comparison.operator()) {
            case BEFORE, AFTER, ON, IN_LAST, IN_NEXT, MORE_THAN_AGO, IN_PERIOD, MONTH, DAY_OF_WEEK -> true;
            case BETWEEN ->
                comparison.operand() instanceof Operand.Range range && !(range.low() instanceof Value.Decimal);
            default -> false;
        };
    }

    /** Whether the comparison is of a number. */
    static boolean isNumber(Comparison comparison) {
        boolean equal = comparison.operator() == Operator.EQUALS || comparison.operator() == Operator.IN;
        return switch (comparison.operator()) {
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST -> true;
            case BETWEEN -> !isMoment(comparison);
            default ->
                equal
                        && (comparison.operand() instanceof Operand.One one
                                ? one.value() instanceof Value.Decimal
                                : comparison.operand() instanceof Operand.Many many
                                        && !many.values().isEmpty()
                                        && many.values().get(0) instanceof Value.Decimal);
        };
    }
}
