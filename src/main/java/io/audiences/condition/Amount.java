package io.audiences.condition;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A number of calendar units (which move the date) or of exact hours and minutes. */
public record Amount(int amount, Unit unit) {

    /** Units of time; hours and minutes are exact durations, the others move the date. */
    public enum Unit implements Word {
        MINUTE(ChronoUnit.MINUTES, 1, 366 * 24 * 60),
        HOUR(ChronoUnit.HOURS, 1, 366 * 24),
        DAY(ChronoUnit.DAYS, 1, 366),
        WEEK(ChronoUnit.WEEKS, 1, 53),
        MONTH(ChronoUnit.MONTHS, 1, 12),
        QUARTER(ChronoUnit.MONTHS, 3, 4),
        YEAR(ChronoUnit.YEARS, 1, 1);

        private final ChronoUnit chronoUnit;
        private final int factor;
        private final int perYear;

        Unit(ChronoUnit chronoUnit, int factor, int perYear) {
            this.chronoUnit = chronoUnit;
            this.factor = factor;
            this.perYear = perYear;
        }

        /** The most of this unit that {@code years} years may be written as. */
        int atMost(int years) {
            return perYear * years;
        }

        /** Whether the unit is an exact duration. */
        public boolean isExact() {
            return this == MINUTE || this == HOUR;
        }
    }

    public boolean isExact() {
        return unit.isExact();
    }

    /** The date this many calendar units before {@code date}; the last day of the month where the day is missing. */
    public LocalDate before(LocalDate date) {
        return date.minus((long) amount * unit.factor, unit.chronoUnit);
    }

    /** The date this many calendar units after {@code date}. */
    public LocalDate after(LocalDate date) {
        return date.plus((long) amount * unit.factor, unit.chronoUnit);
    }

    /** The length of an exact amount. */
    public Duration duration() {
        return Duration.of(amount, unit.chronoUnit);
    }

    /** Whether this amount ago is, on every day and in every zone, no earlier than {@code other} ago. */
    boolean isNeverFurtherThan(Amount other) {
        if (unit == other.unit) {
            return amount <= other.amount;
        }
        if (isExact() || other.isExact()) {
            return longestMinutes() <= other.shortestMinutes();
        }
        return amount * longestDays() <= other.amount * other.shortestDays();
    }

    // A calendar amount reaches back to a midnight: up to a day, and the hour of a DST change, further than its days.
    private long longestMinutes() {
        return isExact() ? duration().toMinutes() : ((amount * longestDays() + 1) * 24 + 1) * 60;
    }

    private long shortestMinutes() {
        return isExact() ? duration().toMinutes() : (amount * shortestDays() * 24 - 1) * 60;
    }

    private long longestDays() {
        return switch (unit) {
            case MINUTE, HOUR -> throw new IllegalStateException("an exact amount has no days");
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
    }

    private long shortestDays() {
        return switch (unit) {
            case MONTH -> 28;
            case QUARTER -> 90;
            case YEAR -> 365;
            default -> longestDays();
        };
    }
}
