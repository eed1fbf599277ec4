package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AudienceApiTest {
    private static final String COLOMBIANS =
            "{\"attribute\": \"country\", \"operator\": \"equals\", \"value\": \"CO\"}";
    private static final String DEFINITION = "{\"id\": \"%s\", \"name\": \"%s\", \"condition\": " + COLOMBIANS + "}";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        api.put("/v1/customers/c1", "{\"country\": \"CO\"}").expect(200);
        api.put("/v1/customers/c2", "{\"country\": \"MX\"}").expect(200);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void createsADraft() {
        HttpResponse<String> created = api.post(
                        "/v1/audiences",
                        "{\"name\": \"Café lovers\", \"condition\": " + COLOMBIANS
                                + ", \"schedule\": {\"frequency\": \"daily\", \"at\": \"03:00\", \"zone\": \"America/Bogota\"}}")
                .send();
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/v1/audiences/cafe-lovers");
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        JsonNode audience = api.get("/v1/audiences/cafe-lovers").expect(200);
        assertThat(audience.path("state").asText()).isEqualTo("draft");
        assertThat(audience.path("brands").asText()).isEqualTo("all");
        assertThat(audience.path("condition")).isEqualTo(Call.json(created).path("condition"));
        assertThat(audience.has("size")).isFalse();
        assertThat(api.get("/v1/audiences/cafe-lovers/members/c1")
                        .expectProblem(409, "not_calculated")
                        .path("detail")
                        .asText())
                .contains("cafe-lovers");
    }

    @Test
    void tellsFourMistakesAtOnce() {
        JsonNode problem = api.post("/v1/audiences", """
                        {"name": "Bad", "condition": {"all": [
                          {"attribute": "contry", "operator": "equals", "value": "CO"},
                          {"attribute": "country", "operator": "at_least", "value": "CO"},
                          {"event": "PURCHASED", "operator": "at_least", "value": 1},
                          {"attribute": "isAnonymous", "operator": "equals", "value": "yes"}]}}
                        """).expectProblem(422, "invalid_input");
        assertThat(problem.path("errors")).hasSize(4);
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .allSatisfy(pointer -> assertThat(pointer).startsWith("/condition/all/"));
        JsonNode validation = api.post(
                        "/v1/conditions/validate",
                        "{\"condition\": {\"attribute\": \"contry\", \"operator\": \"equals\", \"value\": \"CO\"}}")
                .expect(200);
        assertThat(validation.at("/errors/0/code").asText()).isEqualTo("unknown_attribute");
        assertThat(validation.path("warnings").isArray()).isTrue();
        assertThat(api.post("/v1/conditions/validate", "{\"condition\": " + COLOMBIANS + "}")
                        .expect(200)
                        .path("errors"))
                .isEmpty();
    }

    @Test
    void editsNeedTheVersionTheyWereMadeFrom() {
        api.post("/v1/audiences", DEFINITION.formatted("edited", "One")).expect(201);
        api.put("/v1/audiences/edited", DEFINITION.formatted("edited", "Two"))
                .expectProblem(428, "precondition_required");
        HttpResponse<String> edited = api.put("/v1/audiences/edited", DEFINITION.formatted("edited", "Two"))
                .header("If-Match", "\"1\"")
                .send();
        assertThat(edited.headers().firstValue("ETag")).contains("\"2\"");
        api.put("/v1/audiences/edited", DEFINITION.formatted("edited", "Three"))
                .header("If-Match", "\"1\"")
                .expectProblem(412, "version_conflict");
        JsonNode whole = api.get("/v1/audiences/edited").expect(200);
        assertThat(api.put("/v1/audiences/edited", whole.toString())
                        .header("If-Match", "\"2\"")
                        .expect(200)
                        .path("name")
                        .asText())
                .isEqualTo("Two");
        assertThat(api.get("/v1/audiences/edited/versions").expect(200).path("items"))
                .hasSize(3);
        assertThat(api.get("/v1/audiences/edited/versions/1")
                        .expect(200)
                        .at("/definition/name")
                        .asText())
                .isEqualTo("One");
        api.get("/v1/audiences/edited/versions/9").expectProblem(404, "unknown_version");
        api.get("/v1/audiences/edited/versions/x").expectProblem(404, "unknown_version");
    }

    @Test
    void publishingCalculatesAtOnce() {
        api.publish("published", COLOMBIANS);
        JsonNode audience = api.get("/v1/audiences/published").expect(200);
        assertThat(audience.path("state").asText()).isEqualTo("published");
        assertThat(audience.path("size").asInt()).isEqualTo(1);
        assertThat(audience.path("computedAt").asText()).isEqualTo(TestApi.START.toString());
        assertThat(audience.path("stale").asBoolean(true)).isFalse();
        api.post("/v1/audiences/published/publish?dryRun=true").expectProblem(422, "not_supported");
        api.post("/v1/audiences/published/publish").header("If-Match", "\"7\"").expectProblem(412, "version_conflict");
    }

    @Test
    void showsTheRuleThatRuns() {
        api.publish("ruled", COLOMBIANS);
        JsonNode rule = api.get("/v1/audiences/ruled/drl").expect(200);
        assertThat(rule.path("drl").asText()).contains("country").contains("rule");
        assertThat(rule.path("legend").isArray()).isTrue();
        HttpResponse<String> text = api.get("/v1/audiences/ruled/drl")
                .header("Accept", "text/plain")
                .send();
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text.body()).startsWith(rule.path("drl").asText());
    }

    @Test
    void movesThroughItsStates() {
        api.publish("moved", COLOMBIANS);
        api.post("/v1/audiences/moved/archive").expect(200);
        api.post("/v1/audiences/moved/publish").expectProblem(409, "audience_archived");
        api.post("/v1/audiences/moved/recalculations").expectProblem(409, "not_published");
        assertThat(api.post("/v1/audiences/moved/restore")
                        .expect(200)
                        .path("state")
                        .asText())
                .isEqualTo("published");
        assertThat(api.post("/v1/audiences/moved/clone")
                        .expect(201)
                        .path("state")
                        .asText())
                .isEqualTo("draft");
        api.post("/v1/audiences/moved/clone", "{\"id\": \"moved\"}").expectProblem(409, "audience_exists");
        api.post("/v1/audiences/moved/clone", "{\"id\": \"not allowed!\"}").expectProblem(422, "invalid_input");
        assertThat(api.post("/v1/audiences/moved/clone", "{\"id\": \"twin\", \"name\": \"Twin\"}")
                        .expect(201)
                        .path("name")
                        .asText())
                .isEqualTo("Twin");
        assertThat(api.delete("/v1/audiences/moved").status()).isEqualTo(204);
        api.get("/v1/audiences/moved").expectProblem(404, "unknown_audience");
        api.get("/v1/audiences/moved/members/c1").expectProblem(404, "unknown_audience");
    }

    @Test
    void listsWithFiltersAndCursor() {
        for (int i = 0; i < 3; i++) {
            api.post(
                            "/v1/audiences",
                            "{\"id\": \"listed-%d\", \"name\": \"L\", \"tags\": [\"listed\"], \"condition\": %s}"
                                    .formatted(i, COLOMBIANS))
                    .expect(201);
        }
        JsonNode first = api.get("/v1/audiences?tag=listed&limit=2").expect(200);
        assertThat(first.path("items").findValuesAsText("id")).containsExactly("listed-0", "listed-1");
        JsonNode second = api.get("/v1/audiences?tag=listed&limit=2&cursor="
                        + first.path("nextCursor").asText())
                .expect(200);
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("listed-2");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(api.get("/v1/audiences?tag=listed&state=published")
                        .expect(200)
                        .path("items"))
                .isEmpty();
    }

    @Test
    void namesTheNextFiveRuns() {
        api.post(
                        "/v1/audiences",
                        "{\"id\": \"daily\", \"name\": \"D\", \"schedule\": {\"frequency\": \"daily\", \"at\": \"03:00\"}, \"condition\": "
                                + COLOMBIANS + "}")
                .expect(201);
        assertThat(api.get("/v1/audiences/daily/schedule").expect(200).path("next"))
                .isEmpty();
        api.awaitRun(
                api.post("/v1/audiences/daily/publish").expect(202).path("run").asText());
        JsonNode next = api.get("/v1/audiences/daily/schedule").expect(200).path("next");
        assertThat(next).hasSize(5);
        assertThat(next.path(0).asText()).isEqualTo("2026-11-21T03:00:00Z");
    }

    @Test
    void keepsALedgerOfRuns() {
        api.publish("run-one", COLOMBIANS);
        JsonNode run =
                api.post("/v1/recalculations", "{\"audiences\": [\"run-one\"]}").expect(202);
        api.awaitRun(run.path("id").asText());
        JsonNode over = api.get("/v1/recalculations/" + run.path("id").asText()).expect(200);
        assertThat(over.path("cause").asText()).isEqualTo("manual");
        assertThat(over.path("done").asLong()).isEqualTo(over.path("total").asLong());
        assertThat(over.at("/audiences/0/size").asInt()).isEqualTo(1);
        assertThat(over.has("durationMillis")).isTrue();
        assertThat(api.delete("/v1/recalculations/" + run.path("id").asText())
                        .expect(200)
                        .path("state")
                        .asText())
                .isEqualTo("succeeded");
        assertThat(api.get("/v1/recalculations?limit=1").expect(200).at("/items/0/id"))
                .isEqualTo(run.path("id"));
        JsonNode problem = api.post("/v1/recalculations", "{\"audiences\": [\"run-one\", \"nobody\"]}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/audiences/1");
        api.get("/v1/recalculations/none").expectProblem(404, "unknown_run");
    }
}
