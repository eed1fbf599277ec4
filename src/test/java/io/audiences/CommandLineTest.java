package io.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "import", "recalculate", "check", "condition", "keys"})
    void explainsEveryCommandWithExamples(String command) {
        Cli help = Cli.run(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("Usage: audience-server " + command)
                .contains("Examples:", "audience-server " + command, "Exit codes:");
        assertThat(Cli.run("--help").out()).contains("  " + command);
    }

    @Test
    void wantsACommand() {
        assertThat(Cli.run().exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Cli.run("keys").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Cli.run("--version").out()).startsWith("audience-server ");
    }

    @Test
    void tellsAllProblemsOfTheSettingsAtOnce() {
        Cli serve = Cli.run(
                "serve",
                "--port=66000",
                "--pool=many",
                "--zone=Mars/Olympus",
                "--threads=0",
                "--admin-key=secret",
                "--database-url=jdbc:mysql://db/x?password=hidden");
        assertThat(serve.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(serve.err().lines())
                .hasSize(7)
                .anyMatch(line -> line.equals("--port: expected a whole number from 0 to 65535, got \"66000\""))
                .anyMatch(line -> line.startsWith("--pool: "))
                .anyMatch(line -> line.startsWith("--zone: "))
                .anyMatch(line -> line.startsWith("--threads: "))
                .anyMatch(line -> line.startsWith("--admin-key: "))
                .anyMatch(line -> line.startsWith("--database-url: "));
        assertThat(serve.err()).doesNotContain("hidden").doesNotContain("secret");
    }

    @Test
    void doesNotStartOnAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (String command : new String[] {"serve", "demo"}) {
                Cli start = Cli.run(command, "--port", Integer.toString(taken.getLocalPort()), "--data", data());
                assertThat(start.exitCode()).isEqualTo(ExitCode.FAILED);
                assertThat(start.err())
                        .contains("Cannot listen on 127.0.0.1 port", "--port")
                        .doesNotContain("\tat ");
                assertThat(Path.of(data())).doesNotExist();
            }
        }
    }

    @Test
    void saysWhenTheFolderCannotBeUsed() throws IOException {
        // root may write anywhere, so a file is in the way instead of permissions
        Files.writeString(Path.of(data()), "in the way");
        for (String command : new String[] {"serve", "demo", "keys list"}) {
            Cli start = Cli.run(
                    (command + " --data " + data() + (command.startsWith("keys") ? "" : " --port 0")).split(" "));
            assertThat(start.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(start.err()).contains("must be writable", data()).doesNotContain("\tat ");
        }
        assertThat(Files.readString(Path.of(data()))).isEqualTo("in the way");
    }

    @Test
    void keepsDemoAndRealDataApart() throws IOException {
        Files.createDirectories(Path.of(data(), "mariadb", "data"));
        Cli demo = Cli.run("demo", "--port", "0", "--data", data());
        assertThat(demo.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(demo.err()).contains("holds other data");
    }

    @Test
    void saysHowToStartAServerWhenNoneAnswers() {
        Cli check = Cli.run("check", "c1", "--url", "http://127.0.0.1:1");
        assertThat(check.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(check.err()).contains("No server answers", "audience-server serve");
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
