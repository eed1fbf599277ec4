package io.audiences.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The order of two ends, as far as it is certain without knowing the time zone. */
final class ValueOrder {
    // Offsets from UTC reach 18 hours either way.
    private static final Duration WIDEST_OFFSET = Duration.ofHours(18);

    private ValueOrder() {}

    /** Whether {@code low} lies above {@code high} in every time zone. */
    static boolean isCertainlyAbove(Value low, Value high) {
        if (low instanceof Value.Decimal a && high instanceof Value.Decimal b) {
            return a.number().compareTo(b.number()) > 0;
        }
        if (low instanceof Value.Day a && high instanceof Value.Day b) {
            return a.day().isAfter(b.day());
        }
        return isTemporal(low) && isTemporal(high) && earliest(low).isAfter(latest(high));
    }

    /** Whether from {@code from} to {@code to} are more than {@code years} years in every time zone. */
    static boolean isCertainlyLonger(Value from, Value to, int years) {
        boolean exact = from instanceof Value.Day && to instanceof Value.Day;
        LocalDate limit = utcDay(from).plusYears(years).plusDays(exact ? 0 : 2);
        return utcDay(to).isAfter(limit);
    }

    private static boolean isTemporal(Value value) {
        return value instanceof Value.Day || value instanceof Value.At;
    }

    private static Instant earliest(Value value) {
        return value instanceof Value.At at
                ? at.instant()
                : utcDay(value).atStartOfDay(ZoneOffset.UTC).toInstant().minus(WIDEST_OFFSET);
    }

    // A day as an upper end includes its last hour.
    private static Instant latest(Value value) {
        return value instanceof Value.At at
                ? at.instant()
                : utcDay(value)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(WIDEST_OFFSET);
    }

    private static LocalDate utcDay(Value value) {
        return value instanceof Value.Day day
                ? day.day()
                : ((Value.At) value).instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
