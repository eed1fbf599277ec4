package io.audiences.condition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A number of calendar units (which move the date) or of exact hours and minutes. */
public record Amount(int amount, Unit unit) {

    /** Units of time; hours and minutes are exact durations, the others move the date. */
    public enum Unit implements Word {
        MINUTE(ChronoUnit.MINUTES, 1),
        HOUR(ChronoUnit.HOURS, 1),
        DAY(ChronoUnit.DAYS, 1),
        WEEK(ChronoUnit.WEEKS, 1),
        MONTH(ChronoUnit.MONTHS, 1),
        QUARTER(ChronoUnit.MONTHS, 3),
        YEAR(ChronoUnit.YEARS, 1);

        private final ChronoUnit chronoUnit;
        private final int factor;

        Unit(ChronoUnit chronoUnit, int factor) {
            this.chronoUnit = chronoUnit;
            this.factor = factor;
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
    public java.time.Duration duration() {
        return java.time.Duration.of(amount, unit.chronoUnit);
    }

    /** Whether the amount reaches no further than {@code other}, taking a month for 31 days and a year for 366. */
    boolean isAtMostAbout(Amount other) {
        return minutes() <= other.minutes();
    }

    private long minutes() {
        long days = switch (unit) {
            case MINUTE, HOUR -> 0;
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
        return unit == Unit.MINUTE ? amount : unit == Unit.HOUR ? amount * 60L : amount * days * 24 * 60;
    }
}
