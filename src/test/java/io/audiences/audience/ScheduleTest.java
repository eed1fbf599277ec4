package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // frequency, at, zone, day of week, day of month, month, after, next
        "DAILY,     03:00, America/Bogota,      1,  1,  1, 2026-11-23T07:59:59Z, 2026-11-23T08:00:00Z",
        "DAILY,     03:00, America/Bogota,      1,  1,  1, 2026-11-23T08:00:00Z, 2026-11-24T08:00:00Z",
        "DAILY,     00:00, Asia/Kathmandu,      1,  1,  1, 2026-12-31T18:15:00Z, 2027-01-01T18:15:00Z",
        // skipped in New York on 8 March: the first instant after the gap
        "DAILY,     02:30, America/New_York,    1,  1,  1, 2026-03-07T07:30:00Z, 2026-03-08T07:00:00Z",
        "DAILY,     02:30, America/New_York,    1,  1,  1, 2026-03-08T07:00:00Z, 2026-03-09T06:30:00Z",
        "DAILY,     02:00, America/New_York,    1,  1,  1, 2026-03-07T07:00:00Z, 2026-03-08T07:00:00Z",
        "DAILY,     03:00, America/New_York,    1,  1,  1, 2026-03-07T08:00:00Z, 2026-03-08T07:00:00Z",
        // repeated in New York on 1 November: the earlier, and only once
        "DAILY,     01:30, America/New_York,    1,  1,  1, 2026-10-31T05:30:00Z, 2026-11-01T05:30:00Z",
        "DAILY,     01:30, America/New_York,    1,  1,  1, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
        // a midnight that does not exist
        "DAILY,     00:00, Africa/Cairo,        1,  1,  1, 2026-04-23T10:00:00Z, 2026-04-23T22:00:00Z",
        // a half-hour gap, and a day that an island skipped
        "DAILY,     02:15, Australia/Lord_Howe, 1,  1,  1, 2026-10-03T10:00:00Z, 2026-10-03T15:30:00Z",
        "DAILY,     10:00, Pacific/Apia,        1,  1,  1, 2011-12-29T20:00:00Z, 2011-12-30T10:00:00Z",
        "DAILY,     10:00, Pacific/Apia,        1,  1,  1, 2011-12-30T10:00:00Z, 2011-12-30T20:00:00Z",
        "DAILY,     00:00, Pacific/Apia,        1,  1,  1, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
        "WEEKLY,    06:00, UTC,                 1,  1,  1, 2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z",
        "WEEKLY,    06:00, UTC,                 1,  1,  1, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
        "WEEKLY,    06:00, UTC,                 7,  1,  1, 2026-11-23T06:00:00Z, 2026-11-29T06:00:00Z",
        "WEEKLY,    23:00, Pacific/Auckland,    3,  1,  1, 2026-12-30T09:59:59Z, 2026-12-30T10:00:00Z",
        "WEEKLY,    02:30, Europe/Madrid,       7,  1,  1, 2026-03-22T12:00:00Z, 2026-03-29T01:00:00Z",
        "WEEKLY,    02:30, Europe/Madrid,       7,  1,  1, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "MONTHLY,   00:00, UTC,                 1, 31,  1, 2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z",
        "MONTHLY,   00:00, UTC,                 1, 31,  1, 2026-02-28T00:00:00Z, 2026-03-31T00:00:00Z",
        "MONTHLY,   00:00, UTC,                 1, 30,  1, 2028-01-30T00:00:00Z, 2028-02-29T00:00:00Z",
        "MONTHLY,   00:00, UTC,                 1,  1,  1, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "MONTHLY,   23:30, America/Bogota,      1, 31,  1, 2026-12-01T04:29:59Z, 2026-12-01T04:30:00Z",
        "QUARTERLY, 00:00, UTC,                 1,  1,  1, 2026-11-23T00:00:00Z, 2027-01-01T00:00:00Z",
        "QUARTERLY, 00:00, UTC,                 1,  1,  1, 2027-01-01T00:00:00Z, 2027-04-01T00:00:00Z",
        "QUARTERLY, 00:00, UTC,                 1, 31,  2, 2026-11-29T23:59:59Z, 2026-11-30T00:00:00Z",
        "QUARTERLY, 00:00, UTC,                 1, 31, 11, 2026-11-30T00:00:00Z, 2027-02-28T00:00:00Z",
        "QUARTERLY, 00:00, UTC,                 1, 15,  3, 2026-01-01T00:00:00Z, 2026-03-15T00:00:00Z",
        "YEARLY,    00:00, UTC,                 1, 29,  2, 2026-01-01T00:00:00Z, 2026-02-28T00:00:00Z",
        "YEARLY,    00:00, UTC,                 1, 29,  2, 2027-02-28T00:00:00Z, 2028-02-29T00:00:00Z",
        "YEARLY,    12:00, UTC,                 1, 24, 12, 2026-12-24T11:59:59Z, 2026-12-24T12:00:00Z",
        "YEARLY,    12:00, UTC,                 1, 24, 12, 2026-12-24T12:00:00Z, 2027-12-24T12:00:00Z",
        "YEARLY,    00:00, Pacific/Kiritimati,  1,  1,  1, 2026-12-31T09:59:59Z, 2026-12-31T10:00:00Z",
    })
    void namesTheNextRun(
            Frequency frequency,
            String at,
            String zone,
            int dayOfWeek,
            int dayOfMonth,
            int month,
            Instant after,
            Instant next) {
        Schedule schedule = new Schedule(
                frequency,
                LocalTime.parse(at),
                Optional.of(ZoneId.of(zone)),
                DayOfWeek.of(dayOfWeek),
                dayOfMonth,
                month);

        assertThat(schedule.next(after, ZoneOffset.UTC)).contains(next);
    }

    @Test
    void neverHasNoNextRun() {
        assertThat(Schedule.NEVER.next(Instant.EPOCH, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void runsInTheDefaultZoneWithoutOneOfItsOwn() {
        Schedule daily = new Schedule(Frequency.DAILY, LocalTime.NOON, Optional.empty(), DayOfWeek.MONDAY, 1, 1);

        assertThat(daily.next(Instant.parse("2026-11-23T00:00:00Z"), ZoneId.of("America/Bogota")))
                .contains(Instant.parse("2026-11-23T17:00:00Z"));
    }

    @Test
    void runsOncePerLocalDayThroughoutAYearWithClockChanges() {
        Schedule daily = new Schedule(
                Frequency.DAILY, LocalTime.of(2, 30), Optional.of(ZoneId.of("Europe/Madrid")), DayOfWeek.MONDAY, 1, 1);

        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        int runs = 0;
        while (at.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
            at = daily.next(at, ZoneOffset.UTC).orElseThrow();
            runs++;
        }

        assertThat(runs).isEqualTo(366);
    }
}
