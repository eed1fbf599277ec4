package io.audiences.audience;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When an audience is recalculated, in local time.
 *
 * @param zone empty for the zone that follows from the brands or the server; also the zone of the condition
 * @param dayOfWeek of a weekly schedule
 * @param dayOfMonth 1 to 31, of a monthly, quarterly or yearly schedule; the last day of months that are shorter
 * @param month 1 to 12; of a yearly schedule, or any one of the four months of a quarterly one
 */
public record Schedule(
        Frequency frequency, LocalTime at, Optional<ZoneId> zone, DayOfWeek dayOfWeek, int dayOfMonth, int month) {

    /** Recalculated only at publishing and on request. */
    public static final Schedule NEVER =
            new Schedule(Frequency.NEVER, LocalTime.MIDNIGHT, Optional.empty(), DayOfWeek.MONDAY, 1, 1);

    /**
     * The first instant strictly after {@code after} that the schedule names; empty when there is none. A local time that
     * the zone skips means the first instant after the gap, one that it repeats means the earlier.
     */
    public Optional<Instant> next(Instant after, ZoneId defaultZone) {
        ZoneId here = zone.orElse(defaultZone);
        // one period back, because a skipped day moves its run past the midnight that begins the next
        LocalDate date = LocalDate.ofInstant(after, here);
        return switch (frequency) {
            case NEVER -> Optional.empty();
            case DAILY -> Optional.of(nextDay(after, here, date.minusDays(1), 1));
            case WEEKLY ->
                Optional.of(
                        nextDay(after, here, date.minusWeeks(1).with(TemporalAdjusters.previousOrSame(dayOfWeek)), 7));
            case MONTHLY -> Optional.of(nextMonth(after, here, date.minusMonths(1), 1));
            case QUARTERLY -> Optional.of(nextMonth(after, here, phase(date, 3).minusMonths(3), 3));
            case YEARLY -> Optional.of(nextMonth(after, here, phase(date, 12).minusMonths(12), 12));
        };
    }

    private LocalDate phase(LocalDate date, int months) {
        return date.minusMonths(Math.floorMod(date.getMonthValue() - month, months));
    }

    private Instant nextDay(Instant after, ZoneId here, LocalDate first, int days) {
        LocalDate date = first;
        while (true) {
            Instant candidate = instant(date.atTime(at), here);
            if (candidate.isAfter(after)) {
                return candidate;
            }
            date = date.plusDays(days);
        }
    }

    private Instant nextMonth(Instant after, ZoneId here, LocalDate first, int months) {
        LocalDate date = first.withDayOfMonth(1);
        while (true) {
            LocalDate day = date.withDayOfMonth(Math.min(dayOfMonth, date.lengthOfMonth()));
            Instant candidate = instant(day.atTime(at), here);
            if (candidate.isAfter(after)) {
                return candidate;
            }
            date = date.plusMonths(months);
        }
    }

    private static Instant instant(LocalDateTime local, ZoneId here) {
        ZoneOffsetTransition change = here.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(local, here).toInstant();
    }
}
