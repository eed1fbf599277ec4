package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceIdTest {

    @ParameterizedTest
    @CsvSource({
        "High-Value Customers, 1, high-value-customers",
        "High-Value Customers, 2, high-value-customers-2",
        "Cart Abandoners – 24h, 1, cart-abandoners-24h",
        "¡Año Nuevo!, 1, ano-nuevo",
        "顧客, 1, audience",
    })
    void makesReadableIds(String name, int attempt, String id) {
        assertThat(AudienceId.of(name, attempt)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "VIP", "1.2_3:4-5"})
    void allowsUrlSafeIds(String id) {
        assertThat(AudienceId.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".", "a b", "a/b", "ä", "a\n"})
    void refusesOthers(String id) {
        assertThat(AudienceId.isValid(id)).isFalse();
        assertThat(AudienceId.isValid("a".repeat(129))).isFalse();
    }
}
