package io.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.database.TestDatabase;
import io.audiences.server.Server;
import io.audiences.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionCommandTest {
    private static final String KEY = "an-admin-key-for-tests";

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before every test
    private static Server server;

    @BeforeAll
    static void start() {
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                folder,
                Optional.of(TestDatabase.freshSettings()),
                4,
                ZoneOffset.UTC,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.of(KEY));
        server = Server.open(settings, InstantSource.system());
        server.begun().join();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Cli condition(String condition) {
        return Cli.run("condition", condition, "--url", server.address(), "--key", KEY);
    }

    @Test
    void printsBothForms() {
        Cli text = condition("status='active' AND count(PURCHASE) >= 1.50");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("\"value\" : 1.5", "status = 'active' and count(PURCHASE) >= 1.5")
                .startsWith("{");
        Cli json = condition("{\"sample\": 12.000001}");
        assertThat(json.exitCode()).as(json.err()).isZero();
        assertThat(json.out()).contains("\"sample\" : 12.000001", "sample 12.000001%");
    }

    @Test
    void readsFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("condition.txt"), "\ufeffstatus = 'á'\n");
        assertThat(condition("@" + file).out()).contains("\"value\" : \"á\"", "status = 'á'");
        Cli none = condition("@" + folder.resolve("none.txt"));
        assertThat(none.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("none.txt").doesNotContain("\tat ");
    }

    @Test
    void showsMistakesWhereTheyStand() {
        Cli text = condition("status = 'á😀'\nand stats == 3 or status = 5");
        assertThat(text.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).isEqualToNormalizingNewlines("""
                line 2, column 11: expected an operator such as =, in or contains, got "=="; did you mean "="?
                  and stats == 3 or status = 5
                            ^
                line 2, column 28: expected a text, got 5
                  and stats == 3 or status = 5
                                             ^
                """);
        Cli json = condition("{\"attribute\": \"stats\", \"operator\": \"equals\", \"value\": 3}");
        assertThat(json.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(json.err()).contains("/condition/attribute: expected a known attribute");
        assertThat(condition("{\"attribute\": ").err()).contains("line 1, column");
    }

    @Test
    void cutsLongLinesAroundTheMistake() {
        Cli text = condition("status = 'active' or ".repeat(20) + "status = 5");
        assertThat(text.err().lines().skip(1).toList().get(0)).hasSize(78).endsWith("status = 5");
        assertThat(text.err().lines().skip(2).toList().get(0)).isEqualTo(" ".repeat(77) + "^");
    }

    @Test
    void passesOnEveryOtherFailure() {
        Cli cli = Cli.run("condition", "everyone", "--url", server.address(), "--key", "wrong");
        assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(cli.err()).contains("AUDIENCES_KEY");
    }
}
