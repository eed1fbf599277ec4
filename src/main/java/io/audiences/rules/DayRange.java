package io.audiences.rules;

import io.audiences.condition.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A half-open span {@code [from, to)} of calendar days. */
record DayRange(LocalDate from, LocalDate to) {

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** The days of {@code period}, seen from {@code today}. */
    static DayRange of(Period period, LocalDate today) {
        LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = startOfMonths(today, 3);
        LocalDate semester = startOfMonths(today, 6);
        LocalDate year = today.withDayOfYear(1);
        return switch (period) {
            case TODAY -> new DayRange(today, today.plusDays(1));
            case YESTERDAY -> new DayRange(today.minusDays(1), today);
            case THIS_WEEK -> new DayRange(week, week.plusWeeks(1));
            case LAST_WEEK -> new DayRange(week.minusWeeks(1), week);
            case THIS_MONTH -> new DayRange(month, month.plusMonths(1));
            case LAST_MONTH -> new DayRange(month.minusMonths(1), month);
            case THIS_QUARTER -> new DayRange(quarter, quarter.plusMonths(3));
            case LAST_QUARTER -> new DayRange(quarter.minusMonths(3), quarter);
            case THIS_SEMESTER -> new DayRange(semester, semester.plusMonths(6));
            case LAST_SEMESTER -> new DayRange(semester.minusMonths(6), semester);
            case THIS_YEAR -> new DayRange(year, year.plusYears(1));
            case LAST_YEAR -> new DayRange(year.minusYears(1), year);
        };
    }

    private static LocalDate startOfMonths(LocalDate day, int length) {
        int month = (day.getMonthValue() - 1) / length * length + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }
}
