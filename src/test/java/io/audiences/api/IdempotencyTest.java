package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final String DEFINITION = "{\"name\": \"%s\", \"condition\": {\"all\": []}}";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Call create(String name, String key) {
        return api.post("/v1/audiences", DEFINITION.formatted(name)).header(Idempotency.HEADER, key);
    }

    @Test
    void repetitionsGetTheFirstAnswer() {
        HttpResponse<String> first = create("Twice", "k1").send();
        HttpResponse<String> second = create("Twice", "k1").send();
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue(Idempotency.REPLAYED)).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue(Idempotency.REPLAYED)).contains("true");
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
    }

    @Test
    void aKeyBelongsToOneRequestAndOneCaller() {
        create("Mine", "k2").expect(201);
        create("Another", "k2").expectProblem(422, "idempotency_key_reused");
        create("Another", "k2").key(api.key(Scope.AUTHOR)).expect(201);
        create("Another", "x".repeat(256)).expectProblem(400, "invalid_parameter");
    }

    @Test
    void failuresMayBeRepeatedCorrected() {
        api.post("/v1/audiences", "{\"name\": \"\"}")
                .header(Idempotency.HEADER, "k3")
                .expectProblem(422, "invalid_input");
        create("Corrected", "k3").expect(201);
    }

    @Test
    void forgetsAfterADay() {
        try (TestApi later = TestApi.start()) {
            Call call =
                    later.post("/v1/audiences", DEFINITION.formatted("Daily")).header(Idempotency.HEADER, "k4");
            String first = call.expect(201).path("id").asText();
            later.clock.advance(Idempotency.KEPT.plus(Duration.ofSeconds(1)));
            assertThat(call.expect(201).path("id").asText()).isNotEqualTo(first);
        }
    }

    @Test
    void theSameRequestTwiceAtOnceIsAConflict() throws Exception {
        Call call = api.post("/v1/audiences", "{\"id\": \"held\", \"name\": \"Held\", \"condition\": {\"all\": []}}")
                .header(Idempotency.HEADER, "k5");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponse<String>> first = api.database.inTransaction(handle -> {
                // the same id, not committed, keeps the first request waiting
                handle.execute("INSERT INTO audiences (id, state, version, name, description, brands, tags,"
                        + " created_at, created_by, changed_at, changed_by)"
                        + " VALUES ('held', 'DRAFT', 1, '', '', '[]', '[]', 0, '', 0, '')");
                Future<HttpResponse<String>> waiting = other.submit(call::send);
                Awaitility.await().until(IdempotencyTest::isClaimed);
                call.expectProblem(409, "idempotency_in_progress");
                handle.execute("DELETE FROM audiences WHERE id = 'held'");
                return waiting;
            });
            assertThat(first.get().statusCode()).isEqualTo(201);
            assertThat(call.send().headers().firstValue(Idempotency.REPLAYED)).contains("true");
        } finally {
            other.shutdown();
        }
    }

    private static boolean isClaimed() {
        return api.database.withConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found =
                            statement.executeQuery("SELECT 1 FROM idempotent_answers WHERE idempotency_key = 'k5'")) {
                return found.next();
            }
        });
    }
}
