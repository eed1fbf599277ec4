package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conditions from text to JSON and back. */
class ConditionApiTest {
    private static final String TEXT =
            "country = 'CO' and (count(PURCHASE in last 30 days) = 0 or not in audience 'staff')";
    private static final String JSON = """
            {"all": [
              {"attribute": "country", "operator": "equals", "value": "CO"},
              {"any": [
                {"event": "PURCHASE", "window": {"last": {"amount": 30, "unit": "day"}}, "operator": "equals", "value": 0},
                {"audience": "staff", "operator": "not_in"}]}]}""";

    @SuppressWarnings("NullAway.Init") // set before every test
    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        api.post("/v1/audiences", "{\"id\": \"staff\", \"name\": \"Staff\", \"condition\": {\"any\": []}}")
                .expect(201);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Call send(String path, String key, String text) {
        return api.post(path, Json.MAPPER.createObjectNode().put(key, text).toString());
    }

    @Test
    void textBecomesJsonAndJsonText() {
        JsonNode parsed = send("/v1/conditions/parse", "text", TEXT).expect(200);
        assertThat(parsed.path("condition")).isEqualTo(json(JSON));
        ObjectNode printed =
                (ObjectNode) api.post("/v1/conditions/print", parsed.toString()).expect(200);
        assertThat(printed.path("text").asText()).isEqualTo(TEXT);
    }

    @Test
    void mistakesInTextAreToldWithLineAndColumn() {
        JsonNode problem = send("/v1/conditions/parse", "text", "contry = 'CO'\n and status == 'x'")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").get(0)).isEqualTo(json("""
                {"pointer": "/text", "code": "unknown_attribute",
                 "detail": "expected a known attribute, got \\"contry\\"; did you mean \\"country\\"?", "line": 1, "column": 1}"""));
        assertThat(problem.at("/errors/1/line").asInt()).isEqualTo(2);
        assertThat(problem.at("/errors/1/column").asInt()).isEqualTo(13);
        assertThat(problem.path("errors")).hasSize(2);
    }

    @Test
    void onlyMistakesInTextHaveALine() {
        JsonNode problem = api.post("/v1/conditions/print", "{\"condition\": {\"al\": []}, \"tone\": 1}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/tone", "/condition/al");
        assertThat(problem.path("errors")).noneMatch(error -> error.has("line") || error.has("column"));
        send("/v1/conditions/parse", "txt", TEXT).expectProblem(422, "invalid_input");
        api.post("/v1/conditions/parse", "[]").expectProblem(422, "invalid_input");
    }

    @Test
    void needsAnAuthor() {
        for (String path : new String[] {"/v1/conditions/parse", "/v1/conditions/print"}) {
            assertThat(send(path, "text", TEXT).key(api.key(Scope.CHECK)).status())
                    .isEqualTo(403);
            assertThat(send(path, "text", TEXT).without("Authorization").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void definitionsAreAcceptedInText() {
        ObjectNode definition =
                Json.MAPPER.createObjectNode().put("id", "written").put("name", "Written");
        JsonNode created = api.post(
                        "/v1/audiences",
                        definition.put("conditionText", "status = 'active'").toString())
                .expect(201);
        assertThat(created.path("condition"))
                .isEqualTo(json("{\"attribute\": \"status\", \"operator\": \"equals\", \"value\": \"active\"}"));
        assertThat(created.has("conditionText")).isFalse();

        JsonNode problem = api.put(
                        "/v1/audiences/written",
                        definition
                                .put("conditionText", "status = 'active' andd")
                                .toString())
                .header("If-Match", "\"1\"")
                .expectProblem(422, "invalid_input");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/conditionText");
        assertThat(problem.at("/errors/0/column").asInt()).isEqualTo(19);
    }
}
