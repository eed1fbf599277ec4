package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sentences and warnings over HTTP. */
class SpeechApiTest {
    private static final String NO_RECENT_PURCHASE = "{\"event\": \"PURCHASE\","
            + " \"window\": {\"last\": {\"amount\": 90, \"unit\": \"day\"}}, \"operator\": \"equals\", \"value\": 0}";
    private static final String CONTRADICTION = "{\"all\": [%s, {\"not\": %s}]}";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        create("idle", "Idle customers", NO_RECENT_PURCHASE).expect(201);
        create("not-idle", "Not idle", "{\"audience\": \"idle\", \"operator\": \"not_in\"}")
                .expect(201);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Call create(String id, String name, String condition) {
        return api.post(
                "/v1/audiences",
                "{\"id\": \"%s\", \"name\": \"%s\", \"condition\": %s}".formatted(id, name, condition));
    }

    @Test
    void saysAnAudienceInTheCallersLanguage() {
        assertThat(sentence("idle", "fr, de;q=0.5")).isEqualTo("Has not bought in the last 90 days.");
        assertThat(sentence("idle", "es-CO, en;q=0.5")).isEqualTo("No ha comprado en los últimos 90 días.");
        assertThat(sentence("idle", "not a language;;q=x")).isEqualTo("Has not bought in the last 90 days.");
        assertThat(sentence("not-idle", "en")).isEqualTo("Is not in the audience “Idle customers”.");
        HttpResponse<String> spanish = api.get("/v1/audiences/idle/sentence")
                .header("Accept-Language", "es")
                .send();
        assertThat(spanish.headers().firstValue("Content-Language")).contains("es");
        api.get("/v1/audiences/nobody/sentence").expectProblem(404, "unknown_audience");
    }

    private static String sentence(String audience, String language) {
        return api.get("/v1/audiences/" + audience + "/sentence")
                .header("Accept-Language", language)
                .expect(200)
                .path("sentence")
                .asText();
    }

    @Test
    void printsTextAndSentence() {
        JsonNode printed = api.post("/v1/conditions/print", "{\"condition\": " + NO_RECENT_PURCHASE + "}")
                .header("Accept-Language", "es")
                .expect(200);
        assertThat(printed.path("text").asText()).contains("PURCHASE");
        assertThat(printed.path("sentence").asText()).isEqualTo("No ha comprado en los últimos 90 días.");
    }

    @Test
    void warnsOfWhatCanNeverHold() {
        String condition = CONTRADICTION.formatted(NO_RECENT_PURCHASE, NO_RECENT_PURCHASE);
        JsonNode answer = api.post("/v1/conditions/validate", "{\"condition\": " + condition + "}")
                .expect(200);
        assertThat(answer.path("errors")).isEmpty();
        assertThat(answer.path("warnings").findValuesAsText("code")).containsExactly("contradiction", "empty_audience");
        assertThat(answer.at("/warnings/0/pointer").asText()).isEqualTo("/condition/all/1");
        assertThat(answer.at("/warnings/0/detail").asText()).contains("/condition/all/0");
        JsonNode created = create("impossible", "Impossible", condition).expect(201);
        assertThat(created.path("warnings")).hasSize(2);
        assertThat(create("possible", "Possible", NO_RECENT_PURCHASE)
                        .expect(201)
                        .has("warnings"))
                .isFalse();
    }

    @Test
    void warnsOfWindowsBeyondTheRetention() {
        JsonNode answer = api.post(
                        "/v1/conditions/validate", "{\"condition\": " + NO_RECENT_PURCHASE.replace("90", "1200") + "}")
                .expect(200);
        assertThat(answer.path("warnings").findValuesAsText("code")).containsExactly("window_beyond_retention");
    }

    @Test
    void warnsOfNothingWhereThereAreErrors() {
        JsonNode answer = api.post("/v1/conditions/validate", "{\"condition\": {\"any\": [{\"sampel\": 1}]}}")
                .expect(200);
        assertThat(answer.path("errors")).isNotEmpty();
        assertThat(answer.path("warnings")).isEmpty();
    }
}
