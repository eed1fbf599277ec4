package io.audiences.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** Chooses when something happens in the demo shop: more before Christmas and at weekends, mostly in the evening. */
final class DemoCalendar {
    private static final double BUSIEST = 2.4;

    private final RandomGenerator random;

    DemoCalendar(RandomGenerator random) {
        this.random = random;
    }

    /** An instant of one of the days, both included. */
    Instant draw(LocalDate first, LocalDate last, ZoneId zone) {
        int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        LocalDate day = first.plusDays(random.nextInt(days));
        while (random.nextDouble() * BUSIEST > weight(day)) {
            day = first.plusDays(random.nextInt(days));
        }
        double hour = Math.min(23.9, Math.max(0, 17 + 4 * random.nextGaussian()));
        return day.atStartOfDay(zone).plusSeconds((long) (hour * 3_600)).toInstant();
    }

    private static double weight(LocalDate day) {
        double season = switch (day.getMonth()) {
            case NOVEMBER, DECEMBER -> 1.8;
            case JANUARY, FEBRUARY -> 0.8;
            default -> 1;
        };
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? season * 1.3 : season;
    }
}
