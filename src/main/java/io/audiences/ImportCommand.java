package io.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.client.Polling;
import io.audiences.client.ServerClient;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of customers or events to a running server. */
@Command(
        name = "import",
        description = "Send a file of customers or events to a running server and wait until it is taken in.",
        footer = {
            "",
            "CSV needs a header; NDJSON is one JSON object a line. Sending a file again is safe: events count once by",
            "their id, profiles are merged. Rejected rows are printed; with any, the exit code is 1.",
            "",
            "Examples:",
            "  audience-server import customers.csv --kind customers",
            "  audience-server import events.ndjson --kind events --url http://10.0.0.5:8080"
        })
final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN_REJECTIONS = 20;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.events;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}; needed when the file's name does not end in .csv, .ndjson or .jsonl")
    private Format format = Format.by_name;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What the rows are. */
    enum Kind {
        customers,
        events
    }

    /** How they are written. */
    enum Format {
        by_name,
        csv,
        ndjson
    }

    @Override
    public Integer call() {
        ServerClient client = remote.client();
        BodyPublisher body = body();
        String id = client.post("/v1/imports?kind=" + kind, contentType(), body)
                .path("id")
                .asText();
        JsonNode report;
        try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "Importing rows")) {
            report = Polling.untilOver(
                    client,
                    "/v1/imports/" + id + "?limit=" + SHOWN_REJECTIONS,
                    now -> progress.at(now.path("done").asLong(), 0));
        }
        print(report);
        return Polling.isSuccess(report) && report.path("rejected").asLong() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private BodyPublisher body() {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new CommandFailed("There is no file " + file, e);
        }
    }

    private String contentType() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean isCsv = format == Format.csv || (format == Format.by_name && name.endsWith(".csv"));
        boolean isNdjson = format == Format.ndjson || (format == Format.by_name && name.matches(".*\\.(ndjson|jsonl)"));
        if (!isCsv && !isNdjson) {
            throw new CommandFailed("Say with --format whether " + file + " is csv or ndjson");
        }
        return isCsv ? "text/csv" : "application/x-ndjson";
    }

    private void print(JsonNode report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "%,d rows: %,d accepted, %,d repeated, %,d rejected",
                report.path("done").asLong(),
                report.path("accepted").asLong(),
                report.path("repeated").asLong(),
                report.path("rejected").asLong()));
        for (JsonNode rejection : report.path("rejections")) {
            out.println("  line " + rejection.path("line").asText() + " "
                    + rejection.path("pointer").asText() + ": "
                    + rejection.path("detail").asText());
        }
        if (report.hasNonNull("nextCursor")) {
            out.println("  … the rest: GET /v1/imports/" + report.path("id").asText());
        }
        if (report.hasNonNull("error")) {
            out.println(report.path("error").asText());
        }
        out.flush();
    }
}
