package io.audiences;

import io.audiences.condition.Amount;
import io.audiences.server.SettingsReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how audiences are calculated, and who may use a new server. */
final class EvaluationOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "${env:AUDIENCES_ZONE:-UTC}",
            description = "Time zone of audiences that get none from their schedule or brand."
                    + " AUDIENCES_ZONE, default: UTC")
    private String zone = "";

    @Option(
            names = "--traits",
            paramLabel = "FOLDER",
            defaultValue = "${env:AUDIENCES_TRAITS:-}",
            description = "Folder whose *.drl files compute the traits of customers, read at the start."
                    + " AUDIENCES_TRAITS, default: the built-in files, a copy of rules/traits")
    private String traits = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "${env:AUDIENCES_THREADS:-}",
            description = "Threads that evaluate customers. AUDIENCES_THREADS, default: the number of cores")
    private String threads = "";

    @Option(
            names = "--admin-key",
            paramLabel = "KEY",
            defaultValue = "${env:AUDIENCES_ADMIN_KEY:-}",
            description = "First admin key of an empty database, at least 12 characters; safer in the environment."
                    + " AUDIENCES_ADMIN_KEY, default: a random one, printed once")
    private String adminKey = "";

    @Option(
            names = "--event-retention",
            paramLabel = "TIME",
            defaultValue = "${env:AUDIENCES_EVENT_RETENTION:-}",
            description = "How long you keep events, such as \"36 months\". The server deletes nothing itself;"
                    + " conditions that look back further are warned of. AUDIENCES_EVENT_RETENTION, default: for ever")
    private String eventRetention = "";

    ZoneId zone(SettingsReader reader) {
        return reader.zone("--zone", zone);
    }

    Optional<Path> traits(SettingsReader reader) {
        return traits.isEmpty() ? Optional.empty() : Optional.of(reader.path("--traits", traits));
    }

    int threads(SettingsReader reader) {
        return threads.isBlank()
                ? Runtime.getRuntime().availableProcessors()
                : reader.number("--threads", threads, 1, MOST_THREADS);
    }

    Optional<Amount> eventRetention(SettingsReader reader) {
        return eventRetention.isBlank() ? Optional.empty() : reader.amount("--event-retention", eventRetention);
    }

    Optional<String> adminKey(SettingsReader reader) {
        // by length only: the value must not be shown
        reader.require(
                adminKey.isEmpty() || adminKey.matches("[!-~]{12,256}"),
                "--admin-key: expected 12 to 256 printable ASCII characters without spaces");
        return adminKey.isEmpty() ? Optional.empty() : Optional.of(adminKey);
    }
}
