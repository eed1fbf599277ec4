package io.audiences.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970-01-01T00:00Z, the form in which they are stored and compared. */
public final class Micros {
    private Micros() {}

    // Not ChronoUnit.MICROS.between: it counts nanoseconds, which overflow outside the years 1677 to 2262.
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
