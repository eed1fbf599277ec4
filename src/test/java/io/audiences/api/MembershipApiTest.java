package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MembershipApiTest {
    private static final String TIER = "{\"attribute\": \"tier\", \"operator\": \"equals\", \"value\": \"%s\"}";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        for (String id : List.of("m1", "m2", "m3", "=1+1", "comma,quote\"")) {
            put(id, "gold");
        }
        put("other", "silver");
        api.publish("gold", TIER.formatted("gold"));
        api.publish("silver", TIER.formatted("silver"));
        api.post("/v1/audiences", "{\"id\": \"draft\", \"name\": \"D\", \"condition\": {\"all\": []}}")
                .expect(201);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static void put(String id, String tier) {
        api.post(
                        "/v1/customers/batch",
                        "[" + Json.MAPPER.createObjectNode().put("id", id).put("tier", tier) + "]")
                .expect(200);
    }

    @Test
    void answersWithAllThatTellsItsWorth() throws Exception {
        JsonNode answer = api.get("/v1/audiences/gold/members/m1").expect(200);
        assertThat(answer).isEqualTo(Json.MAPPER.readTree("""
                                {"customer": "m1", "audience": "gold", "member": true, "since": "2026-11-20T08:00:00Z",
                                 "version": 1, "computedAt": "2026-11-20T08:00:00Z", "mode": "stored", "stale": false}
                                """));
        assertThat(api.get("/v1/audiences/silver/members/m1").expect(200).has("since"))
                .isFalse();
    }

    @Test
    void unknownIsNeverNo() {
        api.get("/v1/audiences/gold/members/nobody").expectProblem(404, "unknown_customer");
        api.get("/v1/audiences/nothing/members/m1").expectProblem(404, "unknown_audience");
        api.get("/v1/audiences/draft/members/m1").expectProblem(409, "not_calculated");
        api.get("/v1/audiences/draft/members").expectProblem(409, "not_calculated");
        api.get("/v1/audiences/gold/members/nobody?mode=live").expectProblem(404, "unknown_customer");
        api.get("/v1/audiences/draft/members/m1?mode=live").expectProblem(409, "not_published");
        api.get("/v1/customers/nobody/audiences").expectProblem(404, "unknown_customer");
    }

    @Test
    void refusesWhatItCannotAnswerYet() {
        api.get("/v1/audiences/gold/members/m1?why=true").expectProblem(422, "not_supported");
        api.get("/v1/audiences/gold/members/m1?asOf=2026-01-01T00:00:00Z").expectProblem(422, "not_supported");
        api.get("/v1/audiences/gold/members/m1?mode=guess").expectProblem(400, "invalid_parameter");
    }

    @Test
    void liveAnswersSeeWhatStoredOnesDoNotYet() {
        put("late", "gold");
        assertThat(api.get("/v1/audiences/gold/members/late")
                        .expect(200)
                        .path("member")
                        .asBoolean(true))
                .isFalse();
        JsonNode live = api.get("/v1/audiences/gold/members/late?mode=live").expect(200);
        assertThat(live.path("member").asBoolean()).isTrue();
        assertThat(live.path("mode").asText()).isEqualTo("live");
        api.delete("/v1/customers/late").expect(200);
    }

    @Test
    void staleOnceARunWasDue() {
        try (TestApi scheduled = TestApi.start()) {
            scheduled.put("/v1/customers/c1", "{}").expect(200);
            scheduled
                    .post(
                            "/v1/audiences",
                            "{\"id\": \"d\", \"name\": \"D\", \"schedule\": {\"frequency\": \"daily\", \"at\": \"03:00\"},"
                                    + " \"condition\": {\"all\": []}}")
                    .expect(201);
            scheduled.awaitRun(scheduled
                    .post("/v1/audiences/d/publish")
                    .expect(202)
                    .path("run")
                    .asText());
            JsonNode fresh = scheduled.get("/v1/audiences/d/members/c1").expect(200);
            assertThat(fresh.path("stale").asBoolean(true)).isFalse();
            assertThat(fresh.path("nextRecalculationAt").asText()).isEqualTo("2026-11-21T03:00:00Z");
            scheduled.clock.advance(Duration.ofDays(1));
            JsonNode old = scheduled.get("/v1/audiences/d/members/c1").expect(200);
            assertThat(old.path("stale").asBoolean()).isTrue();
            assertThat(old.path("nextRecalculationAt").asText()).isEqualTo("2026-11-22T03:00:00Z");
        }
    }

    @Test
    void checksManyAgainstMany() {
        JsonNode checked = api.post(
                        "/v1/memberships/check",
                        "{\"customers\": [\"m1\", \"other\", \"nobody\"], \"audiences\": [\"gold\", \"silver\", \"draft\", \"nothing\"]}")
                .expect(200);
        assertThat(checked.path("items").toString())
                .isEqualTo(
                        "[{\"customer\":\"m1\",\"audiences\":[\"gold\"]},{\"customer\":\"other\",\"audiences\":[\"silver\"]}]");
        assertThat(checked.path("failures").findValuesAsText("code"))
                .containsExactly("unknown_customer", "not_calculated", "unknown_audience");
        JsonNode all = api.post("/v1/memberships/check", "{\"customers\": [\"m1\"], \"audiences\": \"all\"}")
                .expect(200);
        assertThat(all.at("/items/0/audiences").toString()).isEqualTo("[\"gold\"]");
        assertThat(all.path("failures")).isEmpty();
        JsonNode live = api.post(
                        "/v1/memberships/check",
                        "{\"customers\": [\"m1\"], \"audiences\": \"all\", \"mode\": \"live\"}")
                .expect(200);
        assertThat(live.path("items")).isEqualTo(all.path("items"));
    }

    @Test
    void checksInDetail() {
        JsonNode checked = api.post(
                        "/v1/memberships/check",
                        "{\"customers\": [\"m1\", \"other\"], \"audiences\": \"all\", \"detail\": true}")
                .expect(200);
        assertThat(checked.path("items")).hasSize(4);
        assertThat(checked.path("items").get(0))
                .isEqualTo(api.get("/v1/audiences/gold/members/m1").expect(200));
    }

    @Test
    void refusesMalformedChecks() {
        JsonNode problem = api.post(
                        "/v1/memberships/check",
                        "{\"customers\": [], \"audiences\": \"some\", \"mode\": \"guess\", \"detail\": 1}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/customers", "/audiences", "/mode", "/detail");
    }

    @Test
    void listsTheAudiencesOfACustomer() {
        assertThat(api.get("/v1/customers/m1/audiences")
                        .expect(200)
                        .path("items")
                        .findValuesAsText("audience"))
                .containsExactly("gold");
    }

    @Test
    void pagesStayTheSameWhileARunCommits() {
        try (TestApi busy = TestApi.start()) {
            for (int i = 0; i < 7; i++) {
                busy.put("/v1/customers/p" + i, "{\"tier\": \"gold\"}").expect(200);
            }
            busy.publish("gold", TIER.formatted("gold"));
            List<String> seen = new ArrayList<>();
            JsonNode page = busy.get("/v1/audiences/gold/members?limit=3").expect(200);
            seen.addAll(page.path("items").findValuesAsText("customer"));
            busy.put("/v1/customers/p5", "{\"tier\": \"silver\"}").expect(200);
            busy.put("/v1/customers/p9", "{\"tier\": \"gold\"}").expect(200);
            busy.clock.advance(Duration.ofSeconds(1));
            busy.recalculate("gold");
            while (page.has("nextCursor")) {
                page = busy.get("/v1/audiences/gold/members?limit=3&cursor="
                                + page.path("nextCursor").asText())
                        .expect(200);
                seen.addAll(page.path("items").findValuesAsText("customer"));
            }
            assertThat(seen).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
            assertThat(busy.get("/v1/audiences/gold/members")
                            .expect(200)
                            .path("items")
                            .findValuesAsText("customer"))
                    .containsExactly("p0", "p1", "p2", "p3", "p4", "p6", "p9");
            JsonNode history =
                    busy.get("/v1/audiences/gold/history").expect(200).path("items");
            assertThat(history).hasSize(2);
            assertThat(history.at("/0/entered").asInt()).isEqualTo(1);
            assertThat(history.at("/0/exited").asInt()).isEqualTo(1);
            assertThat(busy.get("/v1/customers/p5/memberships/history")
                            .expect(200)
                            .path("items")
                            .findValuesAsText("change"))
                    .containsExactly("EXITED", "ENTERED");
        }
    }

    @Test
    void streamsAllMembersAsCsv() {
        HttpResponse<String> csv = api.get("/v1/audiences/gold/members")
                .header("Accept", "text/csv")
                .send();
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Audience-Size")).contains("5");
        assertThat(csv.body().lines())
                .containsExactlyInAnyOrder("customer", "m1", "m2", "m3", "=1+1", "\"comma,quote\"\"\"");
        assertThat(api.get("/v1/audiences/gold/members?spreadsheet=true")
                        .header("Accept", "text/csv")
                        .send()
                        .body()
                        .lines())
                .contains("'=1+1");
        api.get("/v1/audiences/draft/members").header("Accept", "text/csv").expectProblem(409, "not_calculated");
    }

    @Test
    void streamsAllMembersAsNdjson() {
        assertThat(api.get("/v1/audiences/gold/members")
                        .header("Accept", "application/x-ndjson")
                        .send()
                        .body()
                        .lines())
                .hasSize(5)
                .contains("{\"customer\":\"m1\"}");
    }
}
