package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Period;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sequences mean, in both engines. */
class SequencesTest {
    private static final String NOW = "2026-05-31T12:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A                       | A@2026-05-01T10:00                                       | true
            A                       | B@2026-05-01T10:00                                       | false
            A                       | A@2026-05-31T12:00                                       | true
            A                       | A@2026-05-31T12:00:00.000001                             | false
            A, B                    | A@2026-05-01T10:00 B@2026-05-01T10:00:00.000001          | true
            A, B                    | A@2026-05-01T10:00 B@2026-05-01T10:00                    | false
            A, B                    | B@2026-05-01T10:00 A@2026-05-01T10:00:00.000001          | false
            A, A                    | A@2026-05-01T10:00                                       | false
            A, A                    | A@2026-05-01T10:00 A@2026-05-01T10:00                    | false
            A, A                    | A@2026-05-01T10:00 A@2026-05-02T10:00                    | true
            A, B, A                 | A@2026-05-01T10:00 B@2026-05-02T10:00 A@2026-05-03T10:00 | true
            A, B, A                 | A@2026-05-01T10:00 A@2026-05-02T10:00 B@2026-05-03T10:00 | false
            A:web, A:app            | A:web@2026-05-01T10:00 A:app@2026-05-02T10:00            | true
            A:web, A:app            | A:app@2026-05-01T10:00 A:web@2026-05-02T10:00            | false
            A:web                   | A@2026-05-01T10:00                                       | false
            """)
    void stepsHappenInOrderEachStrictlyAfterTheOneBefore(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events).has(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A, B within 2 hour            | A@2026-05-01T10:00 B@2026-05-01T12:00                                       | true
            A, B within 2 hour            | A@2026-05-01T10:00 B@2026-05-01T12:00:00.000001                             | false
            A, B within 2 hour            | A@2026-05-01T10:00 A@2026-05-01T11:00 B@2026-05-01T13:00                    | true
            A, B within 90 minute         | A@2026-05-01T10:00 B@2026-05-01T11:30                                       | true
            A, B within 90 minute         | A@2026-05-01T10:00 B@2026-05-01T11:31                                       | false
            A, B, C within 1 hour         | A@2026-05-01T10:00 B@2026-05-02T10:00 C@2026-05-02T11:00                    | true
            A, B, C within 1 hour         | A@2026-05-01T10:00 B@2026-05-01T10:01 B@2026-05-02T10:00 C@2026-05-02T11:00 | true
            A, B within 1 hour, C within 1 hour | A@2026-05-01T10:00 B@2026-05-01T11:00 C@2026-05-01T12:00              | true
            A, B within 1 hour, C within 1 hour | A@2026-05-01T10:00 B@2026-05-01T10:30 C@2026-05-01T12:00              | false
            A, no C, B within 1 hour      | A@2026-05-01T10:00 B@2026-05-01T11:00                                       | true
            A, no C within 1 minute, B within 1 hour | A@2026-05-01T10:00 C@2026-05-01T10:02 B@2026-05-01T11:00         | true
            A, no C within 1 minute, B within 1 hour | A@2026-05-01T10:00 B@2026-05-01T11:00:01                         | false
            """)
    void withinIsMeasuredFromThePresentStepBefore(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events).has(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A, no B                       | A@2026-05-01T10:00                                       | true
            A, no B                       | A@2026-05-01T10:00 B@2026-05-01T10:00                    | true
            A, no B                       | A@2026-05-01T10:00 B@2026-05-01T10:00:00.000001          | false
            A, no B                       | A@2026-05-01T10:00 B@2026-05-31T12:00                    | false
            A, no B                       | A@2026-05-01T10:00 B@2026-05-31T12:00:00.000001          | true
            A, no B                       | A@2026-05-01T10:00 B@2026-05-02T10:00 A@2026-05-03T10:00 | true
            A, no B                       | A@2026-05-31T12:00                                       | true
            A, no A                       | A@2026-05-01T10:00 A@2026-05-02T10:00                    | true
            A, no B:web                   | A@2026-05-01T10:00 B:app@2026-05-02T10:00                | true
            A, no B:web                   | A@2026-05-01T10:00 B:web@2026-05-02T10:00                | false
            A, no B, C                    | A@2026-05-01T10:00 C@2026-05-03T10:00                    | true
            A, no B, C                    | A@2026-05-01T10:00 B@2026-05-02T10:00 C@2026-05-03T10:00 | false
            A, no B, C                    | A@2026-05-01T10:00 C@2026-05-02T10:00 B@2026-05-03T10:00 C@2026-05-04T10:00 | true
            A, no B, C                    | A@2026-05-01T10:00 B@2026-05-01T10:00 C@2026-05-03T10:00 | true
            A, no B, C                    | A@2026-05-01T10:00 B@2026-05-03T10:00 C@2026-05-03T10:00 | true
            A, no B, C                    | A@2026-05-01T10:00 B@2026-05-02T10:00 A@2026-05-02T10:00 C@2026-05-03T10:00 | true
            A, no C, A                    | A@2026-05-01T10:00 C@2026-05-02T10:00 A@2026-05-03T10:00 | false
            A, no A, B                    | A@2026-05-01T10:00 A@2026-05-02T10:00 B@2026-05-03T10:00 | true
            A, no B, C, no A              | A@2026-05-01T10:00 C@2026-05-02T10:00                    | true
            A, no B, C, no A              | A@2026-05-01T10:00 C@2026-05-02T10:00 A@2026-05-03T10:00 | false
            A, no B, no C                 | A@2026-05-01T10:00 C@2026-05-02T10:00                    | false
            A, no B, no C                 | A@2026-05-01T10:00                                       | true
            """)
    void anAbsentStepLastsUntilTheNextPresentOneOrNow(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events).has(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A, no B within 24 hour        | A@2026-05-30T12:00                                       | true
            A, no B within 24 hour        | A@2026-05-30T12:00:00.000001                             | false
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-01T10:00                    | true
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-01T10:00:00.000001          | false
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-02T10:00                    | false
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-02T10:00:00.000001          | true
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-01T11:00 A@2026-05-03T10:00 | true
            A, no B within 24 hour        | A@2026-05-01T10:00 B@2026-05-01T11:00 A@2026-05-31T10:00 | false
            A, no B within 1 hour, C      | A@2026-05-01T10:00 C@2026-05-01T10:30                    | true
            A, no B within 1 hour, C      | A@2026-05-01T10:00 C@2026-05-01T10:30 B@2026-05-01T10:45 | false
            A, no B within 1 hour, C      | A@2026-05-01T10:00 B@2026-05-01T11:01 C@2026-05-01T12:00 | true
            A, no B within 1 hour, C      | A@2026-05-31T11:30 C@2026-05-31T11:45                    | false
            A, no B within 1 hour, no C   | A@2026-05-01T10:00 B@2026-05-01T12:00                    | true
            A, no B within 1 hour, no C   | A@2026-05-01T10:00 C@2026-05-01T12:00                    | false
            A, no C within 1 hour, no B, B | A@2026-05-01T10:00 B@2026-05-01T12:00                   | true
            A, no C, no C within 1 hour, B | A@2026-05-01T10:00 B@2026-05-01T10:30 C@2026-05-01T10:45 | false
            A, no C, no C within 1 hour, B | A@2026-05-01T10:00 C@2026-05-01T11:30 B@2026-05-01T12:00 | false
            A, no A within 1 hour         | A@2026-05-01T10:00 A@2026-05-01T10:30 A@2026-05-31T11:30 | true
            A, no A within 1 hour         | A@2026-05-31T10:55 A@2026-05-31T11:30                    | false
            """)
    void anAbsentStepWithATimeMustHaveSeenItPass(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events).has(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A, B within 1 hour, C         | A@2026-05-01T10:00 B@2026-05-01T12:00 A@2026-05-02T10:00 B@2026-05-02T10:30 C@2026-05-03T10:00 | true
            A, B, no C, A                 | A@2026-05-01T10:00 B@2026-05-02T10:00 C@2026-05-03T10:00 B@2026-05-04T10:00 A@2026-05-05T10:00 | true
            A, B, C within 1 day, A within 1 day | A@2026-05-01T10:00 B@2026-05-02T10:00 C@2026-05-03T10:00 B@2026-05-04T10:00 C@2026-05-05T10:00 A@2026-05-06T10:00 | true
            A, A within 1 hour, B         | A@2026-05-01T10:00 A@2026-05-02T10:00 A@2026-05-02T10:59 B@2026-05-03T10:00 | true
            A, no C, B, no B              | A@2026-05-01T10:00 B@2026-05-02T10:00 B@2026-05-04T10:00 | true
            A, no C, B, no B              | A@2026-05-01T10:00 B@2026-05-02T10:00 C@2026-05-03T10:00 B@2026-05-04T10:00 | false
            """)
    void anyWayToMatchCounts(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events).has(steps)).isEqualTo(expected);
    }

    /** Madrid skips 02:00 to 03:00 on 29 March and repeats it on 25 October; Apia skipped all of 30 December 2011. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTC           | A, B within 1 month   | A@2026-01-31T10:00 B@2026-02-28T10:00                    | true
            UTC           | A, B within 1 month   | A@2026-01-31T10:00 B@2026-02-28T10:00:00.000001          | false
            UTC           | A, B within 1 month   | A@2024-01-31T10:00 B@2024-02-29T10:00                    | true
            UTC           | A, B within 1 month   | A@2026-01-28T20:00 A@2026-01-31T10:00 B@2026-02-28T20:00 | true
            UTC           | A, B within 1 month   | A@2026-01-28T20:00 A@2026-01-31T10:00 B@2026-02-28T20:01 | false
            UTC           | A, B within 1 month, C | A@2026-01-28T20:00 A@2026-01-31T10:00 B@2026-02-28T19:00 C@2026-03-01T10:00 | true
            UTC           | A, no C, B within 1 month | A@2026-01-28T20:00 C@2026-01-29T10:00 A@2026-01-31T10:00 B@2026-02-28T20:00 | false
            UTC           | A, B within 1 year    | A@2024-02-29T10:00 B@2025-02-28T10:00                    | true
            UTC           | A, B within 1 year    | A@2024-02-29T10:00 B@2025-02-28T10:00:01                 | false
            UTC           | A, B within 1 quarter | A@2025-11-30T10:00 B@2026-02-28T10:00                    | true
            UTC           | A, B within 2 week    | A@2026-05-01T10:00 B@2026-05-15T10:00                    | true
            UTC           | A, B within 2 week    | A@2026-05-01T10:00 B@2026-05-15T10:01                    | false
            Europe/Madrid | A, B within 1 day     | A@2026-03-28T12:00 B@2026-03-29T11:00                    | true
            Europe/Madrid | A, B within 1 day     | A@2026-03-28T12:00 B@2026-03-29T11:00:01                 | false
            Europe/Madrid | A, B within 24 hour   | A@2026-03-28T12:00 B@2026-03-29T12:00                    | true
            Europe/Madrid | A, B within 1 day     | A@2026-03-28T01:30 B@2026-03-29T01:00                    | true
            Europe/Madrid | A, B within 1 day     | A@2026-03-28T01:30 B@2026-03-29T01:00:01                 | false
            Europe/Madrid | A, B within 1 day     | A@2025-10-25T00:30 B@2025-10-26T00:30                    | true
            Europe/Madrid | A, B within 1 day     | A@2025-10-25T00:30 B@2025-10-26T00:30:01                 | false
            Europe/Madrid | A, B within 1 day     | A@2025-10-26T01:30 B@2025-10-27T01:30                    | true
            Europe/Madrid | A, no B within 1 day  | A@2026-03-28T01:30 B@2026-03-29T01:00                    | false
            Europe/Madrid | A, no B within 1 day  | A@2026-03-28T01:30 B@2026-03-29T01:00:01                 | true
            Europe/Madrid | A, no B within 1 day   | A@2026-05-30T12:00                                      | true
            Europe/Madrid | A, no B within 1 day   | A@2026-05-30T12:00:01                                   | false
            Pacific/Apia  | A, B within 1 day     | A@2011-12-29T20:00 B@2011-12-30T10:00                    | true
            Pacific/Apia  | A, B within 1 day     | A@2011-12-29T20:00 B@2011-12-30T10:00:01                 | false
            """)
    void calendarUnitsMoveTheLocalDateAndClock(String zone, String steps, String events, boolean expected) {
        assertThat(new Story(zone, NOW, events).has(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A             | A@2026-04-01T00:00                                                         | true
            A             | A@2026-03-31T23:59:59                                                      | false
            A             | A@2026-05-01T00:00                                                         | false
            A, B          | A@2026-03-31T10:00 B@2026-04-02T10:00                                      | false
            A, B          | A@2026-04-02T10:00 B@2026-05-02T10:00                                      | false
            A, B          | A@2026-04-02T10:00 B@2026-04-30T10:00                                      | true
            A, no B       | A@2026-04-02T10:00 B@2026-05-02T10:00                                      | false
            A, no B       | B@2026-03-02T10:00 A@2026-04-02T10:00                                      | true
            A, no B within 2 week | A@2026-04-25T10:00 B@2026-05-02T10:00                              | false
            A, no B within 2 week | A@2026-04-25T10:00                                                 | true
            A, no C, B    | C@2026-03-31T10:00 A@2026-04-02T10:00 B@2026-04-03T10:00 C@2026-05-01T10:00 | true
            """)
    void theWindowBoundsThePresentStepsOnly(String steps, String events, boolean expected) {
        assertThat(new Story("UTC", NOW, events)
                        .in(new Window.During(Period.LAST_MONTH))
                        .has(steps))
                .isEqualTo(expected);
    }

    @Test
    void theWindowIsThatOfTheZone() {
        Story story = new Story("America/Bogota", NOW, "A@2026-04-01T05:00 B@2026-05-01T04:59");
        Value from = new Value.Day(LocalDate.parse("2026-04-01"));
        Value to = new Value.At(Instant.parse("2026-05-01T04:59:00Z"));
        assertThat(story.in(new Window.During(Period.LAST_MONTH)).has("A, B")).isTrue();
        assertThat(story.in(new Window.Last(Story.amount("30 day"))).has("B")).isFalse();
        assertThat(story.in(new Window.Last(Story.amount("31 day"))).has("B")).isTrue();
        Window half = new Window.Fixed(Optional.of(from), Optional.of(to));
        assertThat(story.in(half).has("A")).isTrue();
        assertThat(story.in(half).has("A, B")).isFalse();
        assertThat(story.in(half).has("A, no B")).isFalse();
    }

    @Test
    void onlyEventsOfTheBrandsExist() {
        String events = "A/acme@2026-05-01T10:00 B/zen@2026-05-02T10:00 C@2026-05-03T10:00";
        assertThat(new Story("UTC", NOW, events).of("acme").has("A, B")).isFalse();
        assertThat(new Story("UTC", NOW, events).of("acme").has("A, no B, no C"))
                .isTrue();
        assertThat(new Story("UTC", NOW, events).of("acme").has("A, no B within 1 week, no C within 1 week"))
                .isTrue();
        assertThat(new Story("UTC", NOW, events).of("acme", "zen").has("A, B")).isTrue();
        assertThat(new Story("UTC", NOW, events).of("acme", "zen").has("A, B, C"))
                .isFalse();
        assertThat(new Story("UTC", NOW, events).has("A, B, C")).isTrue();
    }

    /** A month is as long after all the first events as after the last of them, so that each would be asked for each. */
    @Test
    @Timeout(30)
    void manyEventsThatDoNotMatchAreDecidedInOneGo() {
        String first = times("A", "2026-01-%02dT%02d:%02d:%02d", 20_000);
        String second = times("B", "2026-03-%02dT%02d:%02d:%02d", 20_000);
        assertThat(new Story("Europe/Madrid", NOW, first + " " + second).happened("A, B within 1 month"))
                .isFalse();
        assertThat(new Story("Europe/Madrid", NOW, first + " " + second).happened("A, B within 2 month"))
                .isTrue();
    }

    private static String times(String type, String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> type + "@" + pattern.formatted(1 + i / 86_400, i / 3_600 % 24, i / 60 % 60, i % 60))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aLongSequenceThatFailsIsDecidedAsQuickly() {
        String events = times("A", "2026-05-%02dT%02d:%02d:%02d", 300);
        String nineteen = String.join(", ", Collections.nCopies(19, "A within 1 day"));
        assertThat(new Story("UTC", NOW, events).has("A, " + nineteen)).isTrue();
        assertThat(new Story("UTC", NOW, events).has("A, " + nineteen.substring(16) + ", B"))
                .isFalse();
    }
}
