package io.audiences;

import io.audiences.server.SettingsReader;
import picocli.CommandLine.Option;

/** The options that say where the server listens. */
final class ListenOptions {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:AUDIENCES_HOST:-127.0.0.1}",
            description = "Address to listen on; 0.0.0.0 lets other machines in. AUDIENCES_HOST, default: 127.0.0.1")
    private String host = "";

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "${env:AUDIENCES_PORT:-8080}",
            description = "Port to listen on, 0 for any free one. AUDIENCES_PORT, default: 8080")
    private String port = "";

    String host(SettingsReader reader) {
        return reader.notBlank("--host", "an address to listen on", host);
    }

    int port(SettingsReader reader) {
        return reader.number("--port", port, 0, HIGHEST_PORT);
    }
}
