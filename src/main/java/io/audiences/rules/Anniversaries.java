package io.audiences.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Days of the year that recur; 29 February is kept on 28 February in other years. */
final class Anniversaries {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
    private static final MonthDay KEPT_ON = MonthDay.of(2, 28);

    private Anniversaries() {}

    /** Holds for days whose anniversary falls between two days, both included. */
    static Predicate<LocalDate> between(LocalDate first, LocalDate last) {
        Set<MonthDay> days = new HashSet<>();
        LocalDate end = last.isAfter(first.plusYears(1)) ? first.plusYears(1) : last;
        for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(1)) {
            MonthDay monthDay = MonthDay.from(day);
            days.add(monthDay);
            if (monthDay.equals(KEPT_ON) && !day.isLeapYear()) {
                days.add(LEAP_DAY);
            }
        }
        return day -> days.contains(MonthDay.from(day));
    }
}
