package io.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.database.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, from the command line to the answer over HTTP. */
class DemoCommandTest {
    private static final Pattern MEMBERS = Pattern.compile("(?m)^([a-z0-9-]+) +([0-9,]+) +[0-9.]+ %.*$");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsItsShopFromOneStartToTheNext() {
        Cli first = demo();
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("of 300 customers (seed 5)", "Evaluating customers");
        assertThat(first.out()).contains("\"customer\":\"c0", "\"member\":true", "curl -H 'x-api-key: demo_");
        assertThat(members(first)).hasSizeGreaterThanOrEqualTo(34).noneMatch(row -> row.endsWith(" 0"));
        assertThat(members(first)).noneMatch(row -> row.endsWith(" 300"));

        Cli second = demo("--customers", "77");
        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).contains("Found the shop of 300 customers (seed 5)");
        assertThat(members(second)).isEqualTo(members(first));

        refusesASecondServer();
    }

    private void refusesASecondServer() {
        try (EmbeddedMariaDb running = EmbeddedMariaDb.start(folder)) {
            assertThat(running).isNotNull();
            for (String command : List.of("serve --port 0", "demo --port 0", "keys list")) {
                Cli start = Cli.run((command + " --data " + folder).split(" "));
                assertThat(start.exitCode()).isEqualTo(ExitCode.FAILED);
                assertThat(start.err()).contains("another server (pid").doesNotContain("\tat ");
            }
        }
        assertThat(Cli.run("keys", "list", "--data", folder.toString()).out()).contains("First admin key");
    }

    private Cli demo(String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("demo", "--no-serve", "--port", "0", "--data", folder.toString(), "--seed", "5"));
        arguments.addAll(more.length == 0 ? List.of("--customers", "300") : List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> members(Cli demo) {
        return MEMBERS.matcher(demo.out())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }
}
