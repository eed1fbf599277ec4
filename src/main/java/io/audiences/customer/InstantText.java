package io.audiences.customer;

import io.audiences.condition.Limits;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads RFC 3339 instants (any offset, any number of decimals, cut to microseconds) and dates, of years 1 to 9999. */
final class InstantText {
    /** Returned for text that is not an instant. */
    static final long NONE = Long.MIN_VALUE;

    private static final int SHORTEST = "2026-01-01T00:00:00Z".length();
    private static final int DATE_LENGTH = "2026-01-01".length();
    private static final int SECONDS_END = "2026-01-01T00:00:00".length();
    private static final long MICROS = 1_000_000;
    private static final int DAY_SECONDS = 86_400;
    private static final long EARLIEST = Limits.EARLIEST_DAY.toEpochDay() * DAY_SECONDS;
    private static final long LATEST = (Limits.LATEST_DAY.toEpochDay() + 1) * DAY_SECONDS - 1;

    private InstantText() {}

    /** Microseconds since 1970-01-01T00:00Z, or {@link #NONE}. */
    static long micros(String text) {
        if (!hasShape(text)) {
            return NONE;
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        LocalDate day = date(text.substring(0, DATE_LENGTH));
        if (day == null || !within(hour, 23) || !within(minute, 59) || !within(second, 59)) {
            return NONE;
        }
        int offsetAt = SECONDS_END;
        long fraction = 0;
        if (text.charAt(SECONDS_END) == '.') {
            offsetAt++;
            for (long unit = MICROS / 10; offsetAt < text.length() && isDigit(text.charAt(offsetAt)); unit /= 10) {
                fraction += unit * (text.charAt(offsetAt++) - '0');
            }
            if (offsetAt == SECONDS_END + 1) {
                return NONE;
            }
        }
        int offset = offsetSeconds(text, offsetAt);
        if (offset == Integer.MIN_VALUE) {
            return NONE;
        }
        long seconds = day.toEpochDay() * DAY_SECONDS + hour * 3600L + minute * 60L + second - offset;
        return seconds < EARLIEST || seconds > LATEST ? NONE : seconds * MICROS + fraction;
    }

    /** The day, or null for text that is not one. */
    static @Nullable LocalDate date(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < Limits.EARLIEST_DAY.getYear() || month < 1 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the text would be an instant if its second were not 60. */
    static boolean isLeapSecond(String text) {
        return hasShape(text)
                && text.startsWith("60", 17)
                && micros(text.substring(0, 17) + "59" + text.substring(SECONDS_END)) != NONE;
    }

    private static boolean hasShape(String text) {
        return text.length() >= SHORTEST
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int offsetSeconds(String text, int at) {
        if (at >= text.length()) {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            return at + 1 == text.length() ? 0 : Integer.MIN_VALUE;
        }
        if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, at + 3);
        int minutes = digits(text, at + 4, at + 6);
        if (!within(hours, 23) || !within(minutes, 59)) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '+' ? seconds : -seconds;
    }

    private static boolean within(int number, int highest) {
        return number >= 0 && number <= highest;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
