package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FactsApiTest {
    private static final String EVENT =
            "{\"id\": \"%s\", \"customer\": \"%s\", \"type\": \"PURCHASE\", \"occurredAt\": \"2026-11-01T00:00:00Z\", \"value\": %s}";

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
    void writesReadsAndErasesACustomer() {
        api.put("/v1/customers/c1", "{\"country\": \"CO\", \"points\": 1234567890.1, \"tags\": {\"vip\": true}}")
                .expect(200);
        api.patch("/v1/customers/c1", "{\"city\": \"Cali\", \"country\": null}").expect(200);
        HttpResponse<String> read = api.get("/v1/customers/c1").send();
        assertThat(read.body()).contains("1234567890.1").contains("Cali").doesNotContain("CO");
        api.post("/v1/events", EVENT.formatted("e1", "c1", "1")).expect(202);
        JsonNode receipt = api.delete("/v1/customers/c1").expect(200);
        assertThat(receipt.path("events").asInt()).isEqualTo(1);
        api.get("/v1/customers/c1").expectProblem(404, "unknown_customer");
        api.delete("/v1/customers/c1").expectProblem(404, "unknown_customer");
    }

    @Test
    void tellsEveryMistakeOfACustomer() {
        JsonNode problem = api.put(
                        "/v1/customers/c2", "{\"birthDate\": \"yesterday\", \"isAnonymous\": 7, \"9lives\": true}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/birthDate", "/isAnonymous", "/9lives");
        assertThat(problem.toString()).doesNotContain("yesterday");
    }

    @Test
    void answersBatchesPerItem() {
        JsonNode items = api.post(
                        "/v1/customers/batch",
                        "[{\"id\": \"b1\"}, {\"id\": \"b2\", \"birthDate\": 1}, {\"country\": \"CO\"}]")
                .expect(200)
                .path("items");
        assertThat(items.findValuesAsText("status")).containsExactly("accepted", "rejected", "rejected");
        assertThat(items.at("/1/errors/0/pointer").asText()).isEqualTo("/birthDate");
        api.get("/v1/customers/b2").expectProblem(404, "unknown_customer");
        String tooMany = "[" + "{},".repeat(1_000) + "{}]";
        api.post("/v1/customers/batch", tooMany).expectProblem(422, "invalid_input");
        api.post("/v1/customers/batch", "{}").expectProblem(422, "invalid_input");
    }

    @Test
    void countsEventsOnceByTheirId() {
        String event = EVENT.formatted("e2", "c3", "19.99");
        assertThat(api.post("/v1/events", event)
                        .expect(202)
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("accepted");
        JsonNode items = api.post(
                        "/v1/events",
                        "[" + event + "," + EVENT.formatted("e3", "c3", "\"much\"") + ","
                                + EVENT.formatted("e4", "c3", "1") + "]")
                .expect(202)
                .path("items");
        assertThat(items.findValuesAsText("status")).containsExactly("duplicate", "rejected", "accepted");
        assertThat(items.at("/1/errors/0/pointer").asText()).isEqualTo("/value");
        assertThat(api.get("/v1/customers/c3").status()).isEqualTo(200);
    }

    @Test
    void answersASingleRejectedEventWithAProblem() {
        JsonNode problem = api.post("/v1/events", "{\"id\": \"e5\", \"type\": \"PURCHASE\"}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/customer", "/occurredAt");
    }

    @Test
    void takesEventsBack() {
        api.post("/v1/events", EVENT.formatted("e/6", "c4", "1")).expect(202);
        assertThat(api.delete("/v1/events/e%2F6").expect(200).path("status").asText())
                .isEqualTo("taken_back");
        assertThat(api.post("/v1/events", EVENT.formatted("e/6", "c4", "1"))
                        .expect(202)
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("taken_back");
        api.delete("/v1/events/never").expectProblem(404, "unknown_event");
    }

    @Test
    void keepsBrandsWithTheirZones() {
        assertThat(api.put("/v1/brands/acme", "{\"name\": \"Acme\", \"zone\": \"America/Bogota\"}")
                        .expect(200)
                        .path("zone")
                        .asText())
                .isEqualTo("America/Bogota");
        assertThat(api.get("/v1/brands/acme").expect(200).path("name").asText()).isEqualTo("Acme");
        assertThat(api.get("/v1/brands").expect(200).path("items").findValuesAsText("id"))
                .contains("acme");
        api.put("/v1/brands/acme", "{\"zone\": \"Mars/Base\"}").expectProblem(422, "invalid_input");
        api.get("/v1/brands/none").expectProblem(404, "unknown_brand");
    }

    @Test
    void declaresAndCorrectsTheCatalogue() {
        api.put("/v1/catalog/attributes/score", "{\"type\": \"number\"}").expect(200);
        api.put("/v1/customers/c5", "{\"score\": \"high\"}").expectProblem(422, "invalid_input");
        api.put("/v1/customers/c5", "{\"score\": 2.5}").expect(200);
        api.put("/v1/catalog/attributes/score", "{\"type\": \"date\"}").expectProblem(409, "type_conflict");
        api.put("/v1/catalog/attributes/score", "{\"type\": \"colour\"}").expectProblem(422, "invalid_input");
        api.put("/v1/catalog/events/DOWNLOAD", "{\"properties\": {\"pages\": \"number\"}}")
                .expect(200);
        JsonNode catalogue = api.get("/v1/catalog").expect(200);
        assertThat(catalogue.path("attributes").findValuesAsText("name")).contains("country", "score");
        assertThat(catalogue.path("events").findValuesAsText("name")).contains("PURCHASE", "DOWNLOAD", "pages");
        assertThat(catalogue.at("/attributes/0/operators").isArray()).isTrue();
    }

    @Test
    void importsFilesAndTellsTheRejectedRows() throws IOException {
        HttpResponse<String> started = api.post("/v1/imports?kind=customers")
                .body("text/csv", "id,country,birthDate\ni1,CO,2000-01-01\ni2,CO,never\ni3,MX,\n")
                .send();
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        Awaitility.await()
                .until(() ->
                        api.get(location).expect(200).path("state").asText().equals("succeeded"));
        JsonNode report = api.get(location).expect(200);
        assertThat(report.path("accepted").asInt()).isEqualTo(2);
        assertThat(report.at("/rejections/0/line").asInt()).isEqualTo(3);
        assertThat(api.get("/v1/customers/i1").expect(200).path("country").asText())
                .isEqualTo("CO");
        Awaitility.await().until(() -> {
            try (Stream<java.nio.file.Path> files = Files.list(api.uploads)) {
                return files.findAny().isEmpty();
            }
        });
    }

    @Test
    void importsNeedAKindAndAKnownFormat() {
        api.post("/v1/imports").body("text/csv", "id\n1\n").expectProblem(400, "invalid_parameter");
        api.post("/v1/imports?kind=shoes").body("text/csv", "id\n1\n").expectProblem(400, "invalid_parameter");
        api.get("/v1/imports/none").expectProblem(404, "unknown_import");
    }

    @Test
    void importsWithTheSameKeyRunOnce() {
        Call upload = api.post("/v1/imports?kind=events")
                .body("application/x-ndjson", EVENT.formatted("n1", "c6", "1"))
                .header(Idempotency.HEADER, "upload-1");
        String first = upload.expect(202).path("id").asText();
        assertThat(upload.expect(202).path("id").asText()).isEqualTo(first);
        upload.body("application/x-ndjson", EVENT.formatted("n2", "c6", "1"))
                .expectProblem(422, "idempotency_key_reused");
    }
}
