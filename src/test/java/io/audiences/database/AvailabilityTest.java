package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void becomesReadyWhenTheServerComesUpAndAgainAfterItWasDown() throws IOException {
        Path parent = Files.createTempDirectory(Path.of("target"), "embedded");
        Path folder = TestDatabase.folder(parent);
        EmbeddedMariaDb server = EmbeddedMariaDb.start(folder);
        DatabaseSettings settings = server.settings(2);
        server.close();
        try (Database database = Database.open(settings, "classpath:io/audiences/database/good")) {
            await().untilAsserted(() -> assertThat(database.problem().orElse(""))
                    .contains("cannot be reached")
                    .contains("Connection refused"));
            assertThat(database.isReady()).isFalse();
            assertThat(database.awaitReady(Duration.ofMillis(10))).isFalse();
            assertFailsFast(database);

            try (EmbeddedMariaDb up = EmbeddedMariaDb.start(folder, server.port(), List.of())) {
                assertThat(database.awaitReady(LONG)).isTrue();
                assertThat(database.problem()).isEmpty();
                assertWorks(database);
                ProcessHandle.of(up.pid()).orElseThrow().destroyForcibly();
                await().ignoreExceptionsInstanceOf(DatabaseUnavailable.class)
                        .untilAsserted(() -> assertWorks(database));
            }
            await().until(() -> !database.isReady());
            assertFailsFast(database);
        } finally {
            Folders.delete(parent);
        }
    }

    @Test
    void translatesAConnectionLostInTheMiddle() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute("KILL CONNECTION_ID()")))
                    .isInstanceOf(DatabaseUnavailable.class);
            assertThat(database.awaitReady(LONG)).isTrue();
            assertThat(database.<Integer>withConnection(AvailabilityTest::one)).isEqualTo(1);
        }
    }

    @Test
    void neitherFailsNorWaitsForAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Database database =
                        Database.open(settings("jdbc:mariadb://localhost:" + silent.getLocalPort() + "/x"))) {
            assertFailsFast(database);
        }
    }

    @Test
    void saysWhatToDoAboutAMistake() {
        DatabaseSettings right = TestDatabase.freshSettings();
        String url = right.url();
        assertProblem(new DatabaseSettings(url, right.user(), "wrong-secret", 1), "refuses the user or the password");
        assertProblem(new DatabaseSettings(url, "nobody", "wrong-secret", 1), "refuses the user or the password");
        assertProblem(
                with(right, url.replaceAll("/audiences_test_\\d+", "/audiences_nowhere")), "does not exist, create it");
        assertProblem(with(right, url.replaceAll("/audiences_test_\\d+", "/private")), "may not use the database");
        assertProblem(with(right, url.replaceAll("/audiences_test_\\d+", "/")), "names no database");
        assertProblem(with(right, url.replace("?sslMode=disable", "")), "add sslMode=disable to the URL");
        assertProblem(with(right, url.replace("disable", "perhaps")), "the database URL is wrong");
        assertProblem(with(right, url.replace("mariadb", "mysql")), "must start with jdbc:mariadb://");
        assertProblem(with(right, "jdbc:mariadb://nowhere.invalid/x?password=wrong-secret"), "cannot be reached");
    }

    @Test
    void namesTheMigrationThatFails() {
        try (Database database =
                Database.open(TestDatabase.freshSettings(), "classpath:io/audiences/database/broken")) {
            await().untilAsserted(() -> assertThat(database.problem().orElse(""))
                    .contains("the schema cannot be migrated")
                    .contains("V1__thing.sql: You have an error in your SQL syntax"));
            assertFailsFast(database);
        }
    }

    private static void assertProblem(DatabaseSettings settings, String text) {
        try (Database database = Database.open(settings)) {
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(database.problem().orElse("")).contains(text));
            assertThat(database.problem().orElseThrow())
                    .doesNotContain("wrong-secret")
                    .doesNotContain(settings.password().isEmpty() ? "\n" : settings.password())
                    .doesNotContain("\n");
        }
    }

    private static DatabaseSettings settings(String url) {
        return new DatabaseSettings(url, "audiences", "secret", 1);
    }

    private static DatabaseSettings with(DatabaseSettings settings, String url) {
        return new DatabaseSettings(url, settings.user(), settings.password(), 1);
    }

    private static void assertFailsFast(Database database) {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> database.read(handle -> 1)).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> database.inTransaction(handle -> 1)).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> database.withConnection(connection -> 1)).isInstanceOf(DatabaseUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    private static void assertWorks(Database database) {
        database.useTransaction(handle -> handle.execute("DELETE FROM thing"));
        assertThat(database.<Integer>withConnection(AvailabilityTest::one)).isEqualTo(1);
    }

    private static int one(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT 1")) {
            result.next();
            return result.getInt(1);
        }
    }
}
