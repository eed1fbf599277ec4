package io.audiences.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.audiences.condition.Amount;
import io.audiences.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void neverShowSecrets() {
        DatabaseSettings database = new DatabaseSettings("jdbc:mariadb://db/x?password=hidden1", "me", "hidden2", 4);
        Settings settings = new Settings(
                "0.0.0.0",
                80,
                Path.of("data"),
                Optional.of(database),
                4,
                ZoneId.of("UTC"),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.of("hidden3-hidden3"));
        assertThat(settings.toString())
                .contains("jdbc:mariadb://db/x", "me")
                .doesNotContain("hidden1")
                .doesNotContain("hidden2")
                .doesNotContain("hidden3");
    }

    @Test
    void showAnAddressThatCanBeCalled() {
        assertThat(Settings.address("0.0.0.0", 80)).isEqualTo("http://127.0.0.1:80");
        assertThat(Settings.address("::1", 8080)).isEqualTo("http://[::1]:8080");
        assertThat(Settings.address("example.com", 8080)).isEqualTo("http://example.com:8080");
    }

    @Test
    void readAnAmountOfTime() {
        SettingsReader reader = new SettingsReader();
        assertThat(reader.amount("--x", "36 months")).contains(new Amount(36, Amount.Unit.MONTH));
        assertThat(reader.amount("--x", " 1 year ")).contains(new Amount(1, Amount.Unit.YEAR));
        reader.finish();
        for (String wrong : List.of("36", "0 days", "-1 day", "1 fortnight", "999999 days", "one year")) {
            SettingsReader strict = new SettingsReader();
            assertThat(strict.amount("--x", wrong)).isEmpty();
            assertThatThrownBy(strict::finish).hasMessageContaining(wrong);
        }
    }
}
