package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final String SECRET = "jane@example.com";
    private static TestApi api;
    private static ApiServer server;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        List<Route> routes = List.of(
                Route.open("/defect", context -> {
                    throw new IllegalStateException(SECRET);
                }),
                Route.open("/error", context -> {
                    throw new StackOverflowError(SECRET);
                }),
                Route.open("/stream", context -> {
                    context.outputStream().write("row\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII));
                    throw new IllegalStateException(SECRET);
                }),
                Route.open("/short-stream", context -> {
                    Streamed.begin(context).write("row\n".getBytes(StandardCharsets.US_ASCII));
                    throw new IllegalStateException(SECRET);
                }));
        ImportRunner imports = new ImportRunner(api.services.facts().imports());
        server = ApiServer.start(new ApiSettings(ApiSettings.LOOPBACK, 0, api.uploads), api.services, routes, imports);
    }

    @AfterAll
    static void stop() {
        server.close();
        api.close();
    }

    private static Call get(String path) {
        return new Call(HttpClient.newHttpClient(), "http://127.0.0.1:" + server.port() + path, "GET");
    }

    @Test
    void defectsTellNothingButAnIncident() {
        JsonNode problem = get("/defect").expectProblem(500, "internal_error");
        assertThat(problem.path("detail").asText())
                .contains(problem.path("incident").asText());
        assertThat(problem.toString()).doesNotContain(SECRET).doesNotContain("IllegalState");
    }

    @Test
    void errorsOfTheVirtualMachineAreProblemsToo() {
        assertThat(get("/error")
                        .expectProblem(500, "internal_error")
                        .path("incident")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void aStreamThatFailsDoesNotLookWhole() {
        assertThatThrownBy(() -> get("/stream").send()).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/short-stream").send()).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void theLogTellsWhereButNotWhat() {
        IllegalStateException failure = new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        assertThat(Trace.of(failure))
                .contains("IllegalStateException at io.audiences.api.FailureTest")
                .contains("caused by java.lang.IllegalArgumentException")
                .doesNotContain(SECRET);
    }
}
