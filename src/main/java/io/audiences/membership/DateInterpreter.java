package io.audiences.membership;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;

/** Compares days and instants: a day with days; an instant with instants and with the local midnights of days. */
final class DateInterpreter {
    private final AsOf asOf;

    DateInterpreter(AsOf asOf) {
        this.asOf = asOf;
    }

    /**
     * @param value a LocalDate or an Instant
     */
    boolean holds(Comparison comparison, Object value) {
        Operand operand = comparison.operand();
        LocalDate day = value instanceof Instant instant ? asOf.dayOf(instant) : (LocalDate) value;
        return switch (comparison.operator()) {
            case BEFORE -> isBefore(value, one(operand));
            case AFTER -> isAfter(value, one(operand));
            case ON -> !isBefore(value, one(operand)) && !isAfter(value, one(operand));
            case BETWEEN ->
                operand instanceof Operand.Range range
                        && !isBefore(value, range.low())
                        && !isAfter(value, range.high());
            case IN_LAST -> isInLast(value, amount(operand));
            case IN_NEXT -> isInNext(value, amount(operand));
            case MORE_THAN_AGO -> isMoreThanAgo(value, amount(operand));
            case IN_PERIOD -> operand instanceof Operand.During during && isIn(value, during.period());
            case ANNIVERSARY_IN_LAST -> hasAnniversary(day, amount(operand).before(asOf.today()), asOf.today());
            case ANNIVERSARY_IN_NEXT ->
                hasAnniversary(day, asOf.today(), amount(operand).after(asOf.today()));
            case ANNIVERSARY_TODAY -> hasAnniversary(day, asOf.today(), asOf.today());
            case MONTH -> isOneOf(day.getMonthValue(), operand);
            case DAY_OF_WEEK -> isOneOf(day.getDayOfWeek().getValue(), operand);
            default -> false;
        };
    }

    private boolean isBefore(Object value, Value bound) {
        if (value instanceof LocalDate date) {
            return date.isBefore(day(bound));
        }
        Instant instant = (Instant) value;
        return bound instanceof Value.At at
                ? instant.isBefore(at.instant())
                : instant.isBefore(asOf.midnight(day(bound)));
    }

    private boolean isAfter(Object value, Value bound) {
        if (value instanceof LocalDate date) {
            return date.isAfter(day(bound));
        }
        Instant instant = (Instant) value;
        return bound instanceof Value.At at
                ? instant.isAfter(at.instant())
                : !instant.isBefore(asOf.midnight(day(bound).plusDays(1)));
    }

    private boolean isInLast(Object value, Amount amount) {
        if (value instanceof LocalDate date) {
            return !date.isBefore(amount.before(asOf.today())) && !date.isAfter(asOf.today());
        }
        Instant instant = (Instant) value;
        return !instant.isBefore(asOf.ago(amount)) && !instant.isAfter(asOf.instant());
    }

    private boolean isInNext(Object value, Amount amount) {
        if (value instanceof LocalDate date) {
            return !date.isBefore(asOf.today()) && !date.isAfter(amount.after(asOf.today()));
        }
        Instant instant = (Instant) value;
        if (instant.isBefore(asOf.instant())) {
            return false;
        }
        return amount.isExact()
                ? !instant.isAfter(asOf.instant().plus(amount.duration()))
                : instant.isBefore(asOf.midnight(amount.after(asOf.today()).plusDays(1)));
    }

    private boolean isMoreThanAgo(Object value, Amount amount) {
        return value instanceof LocalDate date
                ? date.isBefore(amount.before(asOf.today()))
                : ((Instant) value).isBefore(asOf.ago(amount));
    }

    private boolean isIn(Object value, Period period) {
        LocalDate first = asOf.firstDayOf(period);
        LocalDate after = asOf.dayAfter(period);
        if (value instanceof LocalDate date) {
            return !date.isBefore(first) && date.isBefore(after);
        }
        Instant instant = (Instant) value;
        return !instant.isBefore(asOf.midnight(first)) && instant.isBefore(asOf.midnight(after));
    }

    /** Whether an anniversary of {@code day} falls on one of the days from {@code first} to {@code last}. */
    private static boolean hasAnniversary(LocalDate day, LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            // In other years than leap years, 29 February becomes the 28th.
            LocalDate anniversary = MonthDay.from(day).atYear(year);
            if (!anniversary.isBefore(first) && !anniversary.isAfter(last)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(int number, Operand operand) {
        return operand instanceof Operand.Many many
                && many.values().contains(new Value.Decimal(BigDecimal.valueOf(number)));
    }

    private static Value one(Operand operand) {
        return ((Operand.One) operand).value();
    }

    private static Amount amount(Operand operand) {
        return ((Operand.Relative) operand).amount();
    }

    private static LocalDate day(Value value) {
        return ((Value.Day) value).day();
    }
}
