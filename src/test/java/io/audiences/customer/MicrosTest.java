package io.audiences.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void keepsEveryInstantOfTheCalendar(String instant) {
        assertThat(Micros.toInstant(Micros.of(Instant.parse(instant)))).isEqualTo(instant);
    }
}
