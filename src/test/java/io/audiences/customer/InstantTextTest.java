package io.audiences.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00:02Z, 2026-11-23T08:00:02Z",
        "2026-11-23t08:00:02z, 2026-11-23T08:00:02Z",
        "2026-11-23T08:00:02.5Z, 2026-11-23T08:00:02.500Z",
        "2026-11-23T08:00:02.123456999999Z, 2026-11-23T08:00:02.123456Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999Z",
        "2026-11-23T00:30:00+05:30, 2026-11-22T19:00:00Z",
        "2026-11-23T23:30:00-01:00, 2026-11-24T00:30:00Z",
        "2026-11-23T08:00:00-00:00, 2026-11-23T08:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
    })
    void readsInstants(String text, String instant) {
        assertThat(Micros.toInstant(InstantText.micros(text))).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T08:00Z",
                "2026-11-23T08:00:00",
                "2026-11-23 08:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T08:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-11-23T08:00:00.Z",
                "2026-11-23T08:00:00+0530",
                "2026-11-23T08:00:00+24:00",
                "2026-11-23T08:00:00Zx",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "+12026-11-23T08:00:00Z",
                "٢٠٢٦-11-23T08:00:00Z",
                "-026-11-23T08:00:00Z"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThat(InstantText.micros(text)).isEqualTo(InstantText.NONE);
    }

    @Test
    void tellsLeapSecondsFromOtherMistakes() {
        assertThat(InstantText.isLeapSecond("2016-12-31T23:59:60Z")).isTrue();
        assertThat(InstantText.isLeapSecond("2016-12-31T23:59:61Z")).isFalse();
        assertThat(InstantText.isLeapSecond("2016-12-32T23:59:60Z")).isFalse();
    }

    @Test
    void readsDates() {
        assertThat(InstantText.date("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(InstantText.date("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(InstantText.date("2023-02-29")).isNull();
        assertThat(InstantText.date("0000-02-01")).isNull();
        assertThat(InstantText.date("2023-2-1")).isNull();
    }
}
