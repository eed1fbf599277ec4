package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DatabaseSettingsTest {
    @Test
    void hidesEveryPasswordInItsText() {
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:mariadb://me:one@host/db?Password=two&trustStorePassword=three&keyPassword=four&sslMode=trust",
                "me",
                "five",
                3);
        assertThat(settings.toString())
                .doesNotContain("one", "two", "three", "four", "five")
                .contains("//***@host/db", "sslMode=trust", "user=me", "poolSize=3");
        assertThat(settings.withoutSecrets("failed with two, three, four and five at " + settings.url()))
                .isEqualTo("failed with ***, ***, *** and *** at " + settings.safeUrl());
    }

    @Test
    void neverLogsThePassword() {
        DatabaseSettings given = TestDatabase.freshSettings();
        String url = given.url() + "&user=" + given.user() + "&password=" + given.password();
        ListAppender<ILoggingEvent> everything = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        var console = root.getAppender("console");
        root.detachAppender(console);
        root.addAppender(everything);
        everything.start();
        root.setLevel(Level.TRACE);
        try (Database database = Database.open(new DatabaseSettings(url, "", "", 2))) {
            assertThat(database.awaitReady(Duration.ofSeconds(20))).isTrue();
            assertThat(database.<Integer>read(handle -> 1)).isEqualTo(1);
        } finally {
            root.setLevel(before);
            root.detachAppender(everything);
            root.addAppender(console);
        }
        List<String> messages = List.copyOf(everything.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(messages).isNotEmpty().noneMatch(message -> message.contains(given.password()));
    }
}
