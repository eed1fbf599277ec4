package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The constants that a comparison names, as places on a line. */
final class Constants {
    private Constants() {}

    /** Empty unless all it names are numbers. */
    static Optional<List<BigDecimal>> numbers(Comparison comparison) {
        return all(
                comparison,
                value -> value instanceof Value.Decimal decimal ? Optional.of(decimal.number()) : Optional.empty());
    }

    /** Days by their number; an instant lies on the day whose local midnight was last. Empty unless all are days. */
    static Optional<List<BigDecimal>> days(Comparison comparison) {
        return all(
                comparison,
                value -> value instanceof Value.Day day
                        ? Optional.of(BigDecimal.valueOf(day.day().toEpochDay()))
                        : Optional.empty());
    }

    /** Instants by their microsecond; empty unless all are instants. */
    static Optional<List<BigDecimal>> instants(Comparison comparison) {
        return all(
                comparison,
                value -> value instanceof Value.At at ? Optional.of(micros(at.instant())) : Optional.empty());
    }

    // ChronoUnit counts in nanoseconds on its way, of which a long holds 292 years
    private static BigDecimal micros(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(6)
                .add(BigDecimal.valueOf(instant.getNano() / 1_000));
    }

    private static Optional<List<BigDecimal>> all(Comparison comparison, Function<Value, Optional<BigDecimal>> place) {
        List<Value> values = values(comparison.operand());
        List<BigDecimal> places =
                values.stream().flatMap(value -> place.apply(value).stream()).toList();
        boolean names = comparison.operand() instanceof Operand.Many || !values.isEmpty();
        return names && places.size() == values.size() ? Optional.of(places) : Optional.empty();
    }

    private static List<Value> values(Operand operand) {
        if (operand instanceof Operand.One one) {
            return List.of(one.value());
        }
        if (operand instanceof Operand.Range range) {
            return List.of(range.low(), range.high());
        }
        return operand instanceof Operand.Many many ? many.values() : List.of();
    }
}
