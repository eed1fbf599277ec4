package io.audiences.rules;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.customer.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.function.Predicate;

/** Comparisons of dates and timestamps: each becomes a span of days, a span of time, or a question to the day. */
final class TemporalTests {
    private TemporalTests() {}

    static ValueTest of(Comparison comparison, ValueType type, ZoneId zone, Instant asOf) {
        LocalDate today = asOf.atZone(zone).toLocalDate();
        return switch (comparison.operator()) {
            case MONTH -> {
                BitSet months = numbers(comparison);
                yield onDay(type, zone, day -> months.get(day.getMonthValue()));
            }
            case DAY_OF_WEEK -> {
                BitSet days = numbers(comparison);
                yield onDay(type, zone, day -> days.get(day.getDayOfWeek().getValue()));
            }
            case ANNIVERSARY_TODAY -> onDay(type, zone, Anniversaries.between(today, today));
            case ANNIVERSARY_IN_NEXT ->
                onDay(
                        type,
                        zone,
                        Anniversaries.between(today, amount(comparison).after(today)));
            case ANNIVERSARY_IN_LAST ->
                onDay(type, zone, Anniversaries.between(amount(comparison).before(today), today));
            default ->
                type == ValueType.DATE ? inDays(days(comparison, today)) : inTime(time(comparison, zone, asOf, today));
        };
    }

    private static ValueTest inDays(DayRange range) {
        return value -> value instanceof LocalDate day && range.contains(day);
    }

    private static ValueTest inTime(TimeRange range) {
        return value -> value instanceof Instant instant && range.contains(Micros.of(instant));
    }

    private static ValueTest onDay(ValueType type, ZoneId zone, Predicate<LocalDate> test) {
        return type == ValueType.DATE
                ? value -> value instanceof LocalDate day && test.test(day)
                : value -> value instanceof Instant instant
                        && test.test(instant.atZone(zone).toLocalDate());
    }

    private static DayRange days(Comparison comparison, LocalDate today) {
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case BEFORE -> new DayRange(LocalDate.MIN, day(operand));
            case AFTER -> new DayRange(day(operand).plusDays(1), LocalDate.MAX);
            case ON -> new DayRange(day(operand), day(operand).plusDays(1));
            case BETWEEN -> {
                Operand.Range range = (Operand.Range) operand;
                yield new DayRange(
                        ((Value.Day) range.low()).day(),
                        ((Value.Day) range.high()).day().plusDays(1));
            }
            case IN_LAST -> new DayRange(amount(comparison).before(today), today.plusDays(1));
            case IN_NEXT -> new DayRange(today, amount(comparison).after(today).plusDays(1));
            case MORE_THAN_AGO -> new DayRange(LocalDate.MIN, amount(comparison).before(today));
            case IN_PERIOD -> DayRange.of(((Operand.During) operand).period(), today);
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    private static TimeRange time(Comparison comparison, ZoneId zone, Instant asOf, LocalDate today) {
        Operand operand = comparison.operand();
        long now = Micros.of(asOf);
        return switch (comparison.operator()) {
            case BEFORE -> new TimeRange(Long.MIN_VALUE, TimeRange.start(one(operand), zone));
            case AFTER -> new TimeRange(TimeRange.end(one(operand), zone), Long.MAX_VALUE);
            case ON -> new TimeRange(TimeRange.start(one(operand), zone), TimeRange.end(one(operand), zone));
            case BETWEEN -> {
                Operand.Range range = (Operand.Range) operand;
                yield new TimeRange(TimeRange.start(range.low(), zone), TimeRange.end(range.high(), zone));
            }
            case IN_LAST -> new TimeRange(TimeRange.ago(amount(comparison), zone, asOf), now + 1);
            case MORE_THAN_AGO -> new TimeRange(Long.MIN_VALUE, TimeRange.ago(amount(comparison), zone, asOf));
            case IN_NEXT -> {
                Amount amount = amount(comparison);
                long end = amount.isExact()
                        ? Micros.of(asOf.plus(amount.duration())) + 1
                        : TimeRange.midnight(amount.after(today).plusDays(1), zone);
                yield new TimeRange(now, end);
            }
            case IN_PERIOD -> TimeRange.of(((Operand.During) operand).period(), zone, asOf);
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    private static Value one(Operand operand) {
        return ((Operand.One) operand).value();
    }

    private static LocalDate day(Operand operand) {
        return ((Value.Day) one(operand)).day();
    }

    private static Amount amount(Comparison comparison) {
        return ((Operand.Relative) comparison.operand()).amount();
    }

    private static BitSet numbers(Comparison comparison) {
        BitSet numbers = new BitSet();
        for (Value value : ((Operand.Many) comparison.operand()).values()) {
            numbers.set(((Value.Decimal) value).number().intValueExact());
        }
        return numbers;
    }
}
