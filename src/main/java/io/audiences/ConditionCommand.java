package io.audiences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.audiences.client.CallFailed;
import io.audiences.client.ServerClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running server what a condition means. */
@Command(
        name = "condition",
        description = "Have a running server check a condition; prints it as JSON and as text.",
        footer = {
            "",
            "Mistakes are shown where they stand; with any, the exit code is 1.",
            "",
            "Examples:",
            "  audience-server condition \"country = 'CO' and count(PURCHASE in last 30 days) = 0\"",
            "  audience-server condition @vip.txt         from a file, as text or as JSON",
            "  audience-server condition - < vip.json     from standard input"
        })
final class ConditionCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(
            paramLabel = "CONDITION",
            description = "The condition, as text or as JSON; @FILE for that of a file, - for standard input.")
    private String condition = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String written = written().strip();
        ServerClient client = remote.client();
        JsonNode json;
        if (written.startsWith("{")) {
            json = json(written);
            JsonNode errors = client.post("/v1/conditions/validate", request("condition", json))
                    .path("errors");
            if (!errors.isEmpty()) {
                return failed(errors, written);
            }
        } else {
            try {
                json = client.post("/v1/conditions/parse", request("text", JsonNodeFactory.instance.textNode(written)))
                        .path("condition");
            } catch (CallFailed e) {
                if (e.errors().isEmpty()) {
                    throw e;
                }
                return failed(e.errors(), written);
            }
        }
        print(json, client.post("/v1/conditions/print", request("condition", json)));
        return ExitCode.DONE;
    }

    private String written() {
        try {
            String text = condition;
            if (condition.equals("-")) {
                text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            } else if (condition.startsWith("@")) {
                text = Files.readString(Path.of(condition.substring(1)));
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new CommandFailed("Expected a file with text in UTF-8, got " + condition.substring(1), e);
        }
    }

    private static JsonNode json(String written) {
        try {
            return MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            throw new CommandFailed(
                    "The JSON is broken at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    e);
        }
    }

    private static JsonNode request(String key, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(key, value);
    }

    private int failed(JsonNode errors, String written) {
        PrintWriter err = spec.commandLine().getErr();
        Mistakes.print(errors, written, err);
        err.flush();
        return ExitCode.FAILED;
    }

    private void print(JsonNode json, JsonNode printed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json.toPrettyString());
        out.println();
        out.println(printed.path("text").asText());
        if (printed.hasNonNull("sentence")) {
            out.println();
            out.println(printed.path("sentence").asText());
        }
        out.flush();
    }
}
