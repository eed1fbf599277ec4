package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.database.Database;
import io.audiences.database.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void namesThePlaceOfASyntaxErrorAndNotTheText() {
        String detail = api.put("/v1/customers/c1", "{\n  \"email\": secret@example.com}")
                .expectProblem(400, "invalid_json")
                .path("detail")
                .asText();
        assertThat(detail).contains("line 2").contains("column").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1, \"a\": 2}", "{} {}", "", "[1,", "{\"a\": 01}", "nonsense"})
    void refusesWhatIsNotOneJsonValue(String body) {
        api.put("/v1/customers/c1", body).expectProblem(400, "invalid_json");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        api.put("/v1/customers/c1", deep).expectProblem(400, "invalid_json");
    }

    @Test
    void refusesOtherContentTypes() {
        api.put("/v1/customers/c1", "{}").body("text/plain", "{}").expectProblem(415, "unsupported_media_type");
        api.put("/v1/customers/c1", "{}")
                .body("application/x-www-form-urlencoded", "{}")
                .expectProblem(415, "unsupported_media_type");
        api.post("/v1/imports?kind=events", "[]").expectProblem(415, "unsupported_media_type");
        api.put("/v1/customers/c1", "{}")
                .body("application/json; charset=utf-8", "{}")
                .expect(200);
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        String large = "{\"name\": \"" + "x".repeat((int) ApiLimits.BODY_BYTES) + "\"}";
        api.put("/v1/customers/c1", large).expectProblem(413, "too_large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200",
                "application/*;q=0.1 | 200",
                "text/html, */*;q=0.1 | 200",
                "text/html | 406",
                "application/xml;q=0.9, application/json;q=0 | 406",
            })
    void answersOnlyWhatIsAccepted(String accept, int status) {
        assertThat(api.get("/v1/audiences").header("Accept", accept).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=ten", "limit=1&limit=2", "state=gone"})
    void refusesInvalidParameters(String query) {
        api.get("/v1/audiences?" + query).expectProblem(400, "invalid_parameter");
    }

    @Test
    void refusesForeignCursors() {
        api.get("/v1/audiences?cursor=%25%25").expectProblem(400, "invalid_cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a%2Fb",
                "a%20b",
                "a+b",
                "100%25",
                "%252F",
                "%C3%A9t%C3%A9",
                "%F0%9F%9B%8D",
                "a;b=c",
                "..%2F..",
                "%E4%BA%BA",
                "x@example.com"
            })
    void idsInAddressesMayHoldAnyCharacter(String encoded) {
        String id = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        api.put("/v1/customers/" + encoded, "{\"tier\": \"gold\"}").expect(200);
        assertThat(api.get("/v1/customers/" + encoded).expect(200).path("id").asText())
                .isEqualTo(id);
        assertThat(api.delete("/v1/customers/" + encoded)
                        .expect(200)
                        .path("customer")
                        .asText())
                .isEqualTo(id);
        api.get("/v1/customers/" + encoded).expectProblem(404, "unknown_customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF%FE", "%C3", "%00", "%zz", "%"})
    void brokenIdsAreProblemsOfTheCaller(String encoded) {
        String answer = raw("GET /v1/customers/" + encoded + " HTTP/1.1\r\nHost: localhost");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void brokenRequestsGetProblemDetailsToo() {
        assertThat(raw("GET /v1/customers/c HTTP/1.1\r\nHost: localhost\r\nx: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json")
                .contains("\"status\":431");
    }

    private static String raw(String head) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            String request = head + "\r\nConnection: close\r\nx-api-key: " + TestApi.ADMIN_KEY + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void liveAndReady() {
        assertThat(api.get("/health/live").expect(200).path("status").asText()).isEqualTo("live");
        assertThat(api.get("/health/ready").expect(200).path("status").asText()).isEqualTo("ready");
    }

    @Test
    void withoutADatabaseItLivesAndSaysWhatIsWrong() {
        DatabaseSettings nowhere = new DatabaseSettings("jdbc:mariadb://127.0.0.1:1/nothing", "nobody", "", 1);
        try (TestApi alone = TestApi.startWith(Database.open(nowhere))) {
            assertThat(alone.get("/health/live").status()).isEqualTo(200);
            assertThat(alone.get("/health/ready").send().headers().firstValue("Retry-After"))
                    .isPresent();
            alone.get("/health/ready").expectProblem(503, "not_ready");
            alone.get("/v1/audiences").expectProblem(503, "not_ready");
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        ApiSettings taken = new ApiSettings(ApiSettings.LOOPBACK, api.server.port(), api.uploads);
        assertThatThrownBy(() -> ApiServer.start(taken, api.services))
                .isInstanceOf(ApiCannotListen.class)
                .hasMessageContaining(Integer.toString(api.server.port()));
    }

    @Test
    void unexpectedFailuresTellNothingButAnIncident() {
        api.database.useTransaction(handle -> handle.execute("RENAME TABLE brands TO hidden_brands"));
        try {
            JsonNode problem = api.get("/v1/brands").expectProblem(500, "internal_error");
            assertThat(problem.path("incident").asText()).isNotEmpty();
            assertThat(Stream.of("brands", "SQL", "Exception", " at "))
                    .noneSatisfy(word -> assertThat(problem.toString()).contains(word));
        } finally {
            api.database.useTransaction(handle -> handle.execute("RENAME TABLE hidden_brands TO brands"));
        }
    }
}
