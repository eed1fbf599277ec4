package io.audiences.rules;

import io.audiences.condition.Amount;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import io.audiences.customer.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.concurrent.TimeUnit;

/** A half-open span {@code [from, to)} of microseconds since 1970-01-01T00:00Z. */
record TimeRange(long from, long to) {

    boolean contains(long instant) {
        return instant >= from && instant < to;
    }

    /** The time in which events count for {@code window}; ends with {@code asOf} itself at the latest. */
    static TimeRange of(Window window, ZoneId zone, Instant asOf) {
        long end = Micros.of(asOf) + 1;
        if (window instanceof Window.Last last) {
            return new TimeRange(ago(last.amount(), zone, asOf), end);
        }
        if (window instanceof Window.Fixed fixed) {
            long from = fixed.from().map(value -> start(value, zone)).orElse(Long.MIN_VALUE);
            long to = fixed.to().map(value -> start(value, zone)).orElse(end);
            return new TimeRange(from, Math.min(to, end));
        }
        if (window instanceof Window.Between between) {
            return new TimeRange(ago(between.from(), zone, asOf), ago(between.to(), zone, asOf));
        }
        if (window instanceof Window.During during) {
            LocalDate today = asOf.atZone(zone).toLocalDate();
            DayRange days = DayRange.of(during.period(), today);
            return new TimeRange(midnight(days.from(), zone), Math.min(midnight(days.to(), zone), end));
        }
        return new TimeRange(Long.MIN_VALUE, end);
    }

    /** The whole of {@code period}, seen from {@code asOf}. */
    static TimeRange of(Period period, ZoneId zone, Instant asOf) {
        DayRange days = DayRange.of(period, asOf.atZone(zone).toLocalDate());
        return new TimeRange(midnight(days.from(), zone), midnight(days.to(), zone));
    }

    /** Local midnight of the day {@code amount} ago, or for exact units that instant. */
    static long ago(Amount amount, ZoneId zone, Instant asOf) {
        return amount.isExact()
                ? Micros.of(asOf.minus(amount.duration()))
                : midnight(amount.before(asOf.atZone(zone).toLocalDate()), zone);
    }

    static long midnight(LocalDate day, ZoneId zone) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }

    /** The instant {@code amount} later on the local calendar and clock, for exact units after that duration. */
    static long after(long instant, Amount amount, ZoneId zone) {
        if (amount.isExact()) {
            return instant + TimeUnit.SECONDS.toMicros(amount.duration().toSeconds());
        }
        LocalDateTime start = LocalDateTime.ofInstant(Micros.toInstant(instant), zone);
        LocalDateTime end = LocalDateTime.of(amount.after(start.toLocalDate()), start.toLocalTime());
        ZoneOffsetTransition change = zone.getRules().getTransition(end);
        // ofLocal would shift a skipped time by the gap; of a repeated time it takes the earlier
        return Micros.of(
                change != null && change.isGap()
                        ? change.getInstant()
                        : end.atZone(zone).toInstant());
    }

    /** The first instant of {@code value}: a day's local midnight, or the instant itself. */
    static long start(Value value, ZoneId zone) {
        if (value instanceof Value.Day day) {
            return midnight(day.day(), zone);
        }
        return Micros.of(((Value.At) value).instant());
    }

    /** The first instant after {@code value}. */
    static long end(Value value, ZoneId zone) {
        if (value instanceof Value.Day day) {
            return midnight(day.day().plusDays(1), zone);
        }
        return Micros.of(((Value.At) value).instant()) + 1;
    }
}
