package io.audiences.membership;

import io.audiences.condition.Measure;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a measure of the events that passed filter and window, in the order in which they occurred. */
final class MeasureInterpreter {
    private final Measure measure;
    private final AsOf asOf;

    MeasureInterpreter(Measure measure, AsOf asOf) {
        this.measure = measure;
        this.asOf = asOf;
    }

    /** A property of an event; null when missing. */
    static @Nullable Object property(Event event, String name) {
        return switch (name) {
            case "occurredAt" -> Micros.toInstant(event.occurredAt());
            case "brand" -> event.brand().isEmpty() ? null : event.brand();
            default -> event.properties().get(name);
        };
    }

    /** The result; null when missing, a {@link Quotient} for an average. */
    @Nullable
    Object measure(List<Event> events) {
        return switch (measure.function()) {
            case COUNT -> BigDecimal.valueOf(events.size());
            case DISTINCT ->
                BigDecimal.valueOf(values(events)
                        .map(MeasureInterpreter::comparable)
                        .distinct()
                        .count());
            case SUM -> sum(events);
            case AVERAGE ->
                values(events).findAny().isEmpty()
                        ? null
                        : new Quotient(sum(events), values(events).count());
            case MIN -> values(events).min(MeasureInterpreter::compare).orElse(null);
            case MAX -> values(events).max(MeasureInterpreter::compare).orElse(null);
            case FIRST -> values(events).findFirst().orElse(null);
            case LAST -> values(events).reduce((earlier, later) -> later).orElse(null);
            case DAYS_SINCE_FIRST ->
                days(events).findFirst().map(this::daysSince).orElse(null);
            case DAYS_SINCE_LAST ->
                days(events)
                        .reduce((earlier, later) -> later)
                        .map(this::daysSince)
                        .orElse(null);
            case ACTIVE_DAYS -> BigDecimal.valueOf(days(events).distinct().count());
        };
    }

    /** The values of the measure's property that are not missing, in the order of the events. */
    private Stream<Object> values(List<Event> events) {
        String of = measure.of().orElseThrow();
        if (measure.isOfItems()) {
            String name = of.substring(Measure.ITEMS_PREFIX.length());
            return events.stream()
                    .flatMap(event -> event.items().stream())
                    .flatMap(item -> Stream.ofNullable(item.get(name)));
        }
        return events.stream().flatMap(event -> Stream.ofNullable(property(event, of)));
    }

    private BigDecimal sum(List<Event> events) {
        return values(events).map(value -> (BigDecimal) value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<LocalDate> days(List<Event> events) {
        return events.stream().map(event -> asOf.dayOf(Micros.toInstant(event.occurredAt())));
    }

    /** Not below 0, even where clocks went back over midnight into the day before. */
    private BigDecimal daysSince(LocalDate day) {
        return BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(day, asOf.today())));
    }

    /** Equal for values that count as the same. */
    private static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return value instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : value;
    }

    private static int compare(Object left, Object right) {
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        return left instanceof LocalDate day
                ? day.compareTo((LocalDate) right)
                : ((Instant) left).compareTo((Instant) right);
    }

    /** An exact average: {@code sum / count}, never divided. */
    record Quotient(BigDecimal sum, long count) {
        int compareTo(BigDecimal number) {
            return sum.compareTo(number.multiply(BigDecimal.valueOf(count)));
        }
    }
}
