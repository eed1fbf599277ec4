package io.audiences.membership;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.customer.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares one value, which may be missing. */
final class ComparisonInterpreter {
    private final DateInterpreter dates;

    ComparisonInterpreter(AsOf asOf) {
        this.dates = new DateInterpreter(asOf);
    }

    /** Where {@code valueOf} finds the other value; null when missing. */
    interface Values {
        @Nullable
        Object value(String name);
    }

    boolean holds(Comparison comparison, @Nullable Object value, Values others) {
        boolean positive = value != null && positive(comparison, value, others);
        return comparison.negated() != positive;
    }

    private boolean positive(Comparison comparison, Object value, Values others) {
        if (comparison.operator() == Operator.EXISTS) {
            return true;
        }
        if (comparison.operand() instanceof Operand.OtherAttribute named) {
            Object other = others.value(named.attribute());
            return other != null && present(with(comparison, new Operand.One(constant(other))), value, others);
        }
        return present(comparison, value, others);
    }

    private boolean present(Comparison comparison, Object value, Values others) {
        if (value instanceof String text) {
            return TextInterpreter.holds(comparison, text);
        }
        if (value instanceof BigDecimal number) {
            return NumberInterpreter.holds(comparison, number::compareTo);
        }
        if (value instanceof MeasureInterpreter.Quotient average) {
            return NumberInterpreter.holds(comparison, average::compareTo);
        }
        if (value instanceof Boolean flag) {
            return comparison.operand() instanceof Operand.One one
                    && one.value().equals(new Value.Flag(flag));
        }
        if (value instanceof LocalDate || value instanceof Instant) {
            return dates.holds(comparison, value);
        }
        if (value instanceof Point place) {
            return comparison.operand() instanceof Operand.Area area
                    && area.contains(place.latitude(), place.longitude());
        }
        return value instanceof List<?> list && list(comparison, list, others);
    }

    private boolean list(Comparison comparison, List<?> list, Values others) {
        List<String> texts =
                list.stream().map(text -> TextInterpreter.normal((String) text)).toList();
        List<String> wanted = TextInterpreter.texts(comparison.operand());
        return switch (comparison.operator()) {
            case CONTAINS, CONTAINS_ANY -> wanted.stream().anyMatch(texts::contains);
            case CONTAINS_ALL -> texts.containsAll(wanted);
            case CONTAINS_NONE -> wanted.stream().noneMatch(texts::contains);
            case IS_EMPTY -> texts.isEmpty();
            case SIZE ->
                comparison.operand() instanceof Operand.Size size
                        && holds(size.comparison(), BigDecimal.valueOf(texts.size()), others);
            default -> false;
        };
    }

    private static Comparison with(Comparison comparison, Operand operand) {
        return new Comparison(comparison.operator(), comparison.negated(), operand, comparison.ignoreCase());
    }

    private static Value constant(Object value) {
        if (value instanceof String text) {
            return new Value.Text(text);
        }
        if (value instanceof BigDecimal number) {
            return new Value.Decimal(number);
        }
        if (value instanceof Boolean flag) {
            return new Value.Flag(flag);
        }
        return value instanceof LocalDate day ? new Value.Day(day) : new Value.At((Instant) value);
    }
}
