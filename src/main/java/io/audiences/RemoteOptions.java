package io.audiences;

import io.audiences.client.ServerClient;
import picocli.CommandLine.Option;

/** The options of commands that talk to a running server. */
final class RemoteOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:AUDIENCES_URL:-http://127.0.0.1:8080}",
            description = "Address of the server. AUDIENCES_URL, default: http://127.0.0.1:8080")
    private String url = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:AUDIENCES_KEY:-}",
            description = "API key; safer in the environment. AUDIENCES_KEY")
    private String key = "";

    ServerClient client() {
        return new ServerClient(url.strip(), key.strip());
    }
}
