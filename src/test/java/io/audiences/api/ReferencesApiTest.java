package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReferencesApiTest {
    private static final String EVERYONE = "{\"all\": []}";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        for (String brand : List.of("acme", "globex")) {
            api.put("/v1/brands/" + brand, "{\"name\": \"" + brand + "\"}").send();
        }
        api.put("/v1/customers/c1", "{\"country\": \"CO\"}").send();
        api.put("/v1/customers/c2", "{\"country\": \"ES\"}").send();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static String in(String audience) {
        return "{\"audience\": \"%s\", \"operator\": \"in\"}".formatted(audience);
    }

    private static String notIn(String audience) {
        return "{\"audience\": \"%s\", \"operator\": \"not_in\"}".formatted(audience);
    }

    private static String definition(String id, String brands, String condition) {
        return "{\"id\": \"%s\", \"name\": \"The %s\", \"brands\": %s, \"condition\": %s}"
                .formatted(id, id, brands, condition);
    }

    private static void draft(String id, String brands, String condition) {
        api.post("/v1/audiences", definition(id, brands, condition)).expect(201);
    }

    private static Call edit(String id, int version, String condition) {
        return api.put("/v1/audiences/" + id, definition(id, "\"all\"", condition))
                .header("If-Match", "\"" + version + "\"");
    }

    @Test
    void tellsOfCirclesAndUnknownAudiences() {
        draft("circle-c", "\"all\"", EVERYONE);
        draft("circle-b", "\"all\"", in("circle-c"));
        draft("circle-a", "\"all\"", in("circle-b"));
        JsonNode problem =
                edit("circle-c", 1, "{\"any\": [" + in("circle-a") + "]}").expectProblem(422, "invalid_input");
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("cycle");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/condition/any/0/audience");
        assertThat(problem.at("/errors/0/detail").asText()).endsWith("circle-c → circle-a → circle-b → circle-c");
        JsonNode validation = api.post("/v1/conditions/validate", "{\"condition\": " + in("circle-d") + "}")
                .expect(200);
        assertThat(validation.at("/errors/0/code").asText()).isEqualTo("unknown_audience");
        assertThat(api.post("/v1/conditions/validate", "{\"condition\": " + in("circle-a") + "}")
                        .expect(200)
                        .path("errors"))
                .isEmpty();
    }

    @Test
    void publishesBottomUp() {
        draft("up-b", "\"all\"", EVERYONE);
        draft("up-a", "\"all\"", in("up-b"));
        assertThat(api.post("/v1/audiences/up-a/publish")
                        .expectProblem(422, "invalid_input")
                        .at("/errors/0/detail")
                        .asText())
                .contains("publish it first");
        api.post("/v1/audiences/up-b/publish").expect(202);
        api.awaitRun(
                api.post("/v1/audiences/up-a/publish").expect(202).at("/run").asText());
        assertThat(api.get("/v1/audiences/up-a").expect(200).path("size").asInt())
                .isEqualTo(2);
        assertThat(api.get("/v1/audiences/up-a/drl").expect(200).path("drl").asText())
                .contains("inAudience( ");
    }

    @Test
    void keepsWhatOthersDependOn() {
        api.publish("kept", EVERYONE);
        api.publish("user", in("kept"));
        for (Call call : List.of(api.post("/v1/audiences/kept/archive"), api.delete("/v1/audiences/kept"))) {
            assertThat(call.expectProblem(409, "audience_in_use").path("detail").asText())
                    .contains("is named in the condition of \"user\"")
                    .contains("archive them");
        }
        JsonNode dependents =
                api.get("/v1/audiences/kept/dependents").expect(200).path("items");
        assertThat(dependents).hasSize(1);
        assertThat(dependents.get(0).toString())
                .isEqualTo("{\"id\":\"user\",\"name\":\"user\",\"state\":\"published\",\"version\":1,"
                        + "\"publishedVersion\":1,\"depth\":1,\"via\":\"kept\"}");
        edit("kept", 1, EVERYONE).expect(200);
        api.post("/v1/audiences/user/archive").expect(200);
        assertThat(api.get("/v1/audiences/kept/dependents").expect(200).path("items"))
                .isEmpty();
        assertThat(api.delete("/v1/audiences/kept").status()).isEqualTo(204);
        assertThat(api.post("/v1/audiences/user/restore")
                        .expectProblem(422, "invalid_input")
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("unknown_audience");
    }

    @Test
    void aKeyOfSomeBrandsLearnsNothingOfOthers() {
        draft("all-brands", "\"all\"", EVERYONE);
        draft("own", "[\"acme\"]", EVERYONE);
        draft("globex-user", "[\"globex\"]", in("own"));
        draft("behind", "[\"acme\"]", in("globex-user"));
        String key = api.keyForBrands(List.of("acme"), Scope.AUTHOR);
        for (String id : List.of("all-brands", "globex-user", "globex-usr")) {
            JsonNode error = api.post("/v1/audiences", definition("x", "[\"acme\"]", in(id)))
                    .key(key)
                    .expectProblem(422, "invalid_input")
                    .at("/errors/0");
            assertThat(error.path("code").asText()).isEqualTo("unknown_audience");
            assertThat(error.path("detail").asText()).doesNotContain("did you mean");
            assertThat(api.post("/v1/conditions/validate", "{\"condition\": " + in(id) + "}")
                            .key(key)
                            .expect(200)
                            .at("/errors/0/code")
                            .asText())
                    .isEqualTo("unknown_audience");
        }
        assertThat(api.delete("/v1/audiences/own")
                        .key(key)
                        .expectProblem(409, "audience_in_use")
                        .path("detail")
                        .asText())
                .contains("condition of others;")
                .doesNotContain("globex");
        assertThat(api.get("/v1/audiences/own/dependents").key(key).expect(200).path("items"))
                .isEmpty();
        assertThat(api.get("/v1/audiences/own/dependents")
                        .expect(200)
                        .path("items")
                        .findValuesAsText("depth"))
                .containsExactly("1", "2");
        api.get("/v1/audiences/all-brands/dependents").key(key).expectProblem(404, "unknown_audience");
        api.post("/v1/audiences", definition("y", "[\"acme\"]", notIn("own")))
                .key(key)
                .expect(201);
    }

    @Test
    void answersLiveAboutAudiencesThatNameOthers() {
        api.publish("colombians", "{\"attribute\": \"country\", \"operator\": \"equals\", \"value\": \"CO\"}");
        api.publish("foreigners", notIn("colombians"));
        api.put("/v1/customers/moving", "{\"country\": \"CO\"}").expect(200);
        JsonNode live = api.post(
                        "/v1/memberships/check",
                        "{\"customers\": [\"moving\", \"c2\"], \"audiences\": [\"foreigners\", \"nothing\"], \"mode\": \"live\"}")
                .expect(200);
        assertThat(live.at("/items/0/audiences")).isEmpty();
        assertThat(live.at("/items/1/audiences/0").asText()).isEqualTo("foreigners");
        assertThat(live.at("/items/1/audiences")).hasSize(1);
        assertThat(live.at("/failures/0/audience").asText()).isEqualTo("nothing");
        assertThat(api.get("/v1/audiences/foreigners/members/moving?mode=live")
                        .expect(200)
                        .path("member")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void doesNotAnswerLiveWhereWhatIsNamedNoLongerChecks() {
        api.put("/v1/catalog/attributes/shoe", "{\"type\": \"number\"}").expect(200);
        api.publish("shod", "{\"attribute\": \"shoe\", \"operator\": \"at_least\", \"value\": 40}");
        api.publish("barefoot", notIn("shod"));
        api.put("/v1/catalog/attributes/shoe", "{\"type\": \"text\"}").expect(200);
        api.get("/v1/audiences/barefoot/members/c1?mode=live").expectProblem(409, "condition_outdated");
        assertThat(api.post(
                                "/v1/memberships/check",
                                "{\"customers\": [\"c1\"], \"audiences\": [\"barefoot\"], \"mode\": \"live\"}")
                        .expect(200)
                        .at("/failures/0/code")
                        .asText())
                .isEqualTo("condition_outdated");
        JsonNode run = api.post("/v1/recalculations", "{\"audiences\": [\"barefoot\", \"shod\"]}")
                .expect(202);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                api.get("/v1/recalculations/" + run.path("id").asText())
                                        .expect(200)
                                        .at("/audiences/0/error/code")
                                        .asText())
                        .isEqualTo("dependency_failed"));
    }
}
