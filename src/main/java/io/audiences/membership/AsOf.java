package io.audiences.membership;

import io.audiences.condition.Amount;
import io.audiences.condition.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** The one instant and zone at which a condition is evaluated, and the calendar around it. */
record AsOf(Instant instant, ZoneId zone) {

    AsOf {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return dayOf(instant);
    }

    LocalDate dayOf(Instant other) {
        return other.atZone(zone).toLocalDate();
    }

    /** The first instant of a day: after the gap where midnight is skipped, the earlier where it is repeated. */
    Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Where the time begins that reaches {@code amount} back. */
    Instant ago(Amount amount) {
        return amount.isExact() ? instant.minus(amount.duration()) : midnight(amount.before(today()));
    }

    /** The instant {@code amount} after another: by the local calendar and clock, for exact units by that duration. */
    Instant after(Instant other, Amount amount) {
        if (amount.isExact()) {
            return other.plus(amount.duration());
        }
        LocalDateTime time = LocalDateTime.ofInstant(other, zone);
        LocalDateTime later = amount.after(time.toLocalDate()).atTime(time.toLocalTime());
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(later);
        return offsets.isEmpty() ? zone.getRules().getTransition(later).getInstant() : later.toInstant(offsets.get(0));
    }

    LocalDate firstDayOf(Period period) {
        LocalDate today = today();
        return switch (period) {
            case TODAY -> today;
            case YESTERDAY -> today.minusDays(1);
            case THIS_WEEK -> monday(today);
            case LAST_WEEK -> monday(today).minusWeeks(1);
            case THIS_MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
            case THIS_QUARTER -> beginOfMonths(today, 3);
            case LAST_QUARTER -> beginOfMonths(today, 3).minusMonths(3);
            case THIS_SEMESTER -> beginOfMonths(today, 6);
            case LAST_SEMESTER -> beginOfMonths(today, 6).minusMonths(6);
            case THIS_YEAR -> today.withDayOfYear(1);
            case LAST_YEAR -> today.withDayOfYear(1).minusYears(1);
        };
    }

    LocalDate dayAfter(Period period) {
        LocalDate first = firstDayOf(period);
        return switch (period) {
            case TODAY, YESTERDAY -> first.plusDays(1);
            case THIS_WEEK, LAST_WEEK -> first.plusWeeks(1);
            case THIS_MONTH, LAST_MONTH -> first.plusMonths(1);
            case THIS_QUARTER, LAST_QUARTER -> first.plusMonths(3);
            case THIS_SEMESTER, LAST_SEMESTER -> first.plusMonths(6);
            case THIS_YEAR, LAST_YEAR -> first.plusYears(1);
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The first day of the run of {@code length} months, counted from January, that {@code day} lies in. */
    private static LocalDate beginOfMonths(LocalDate day, int length) {
        int monthsIntoRun = (day.getMonthValue() - 1) % length;
        return day.withDayOfMonth(1).minusMonths(monthsIntoRun);
    }
}
