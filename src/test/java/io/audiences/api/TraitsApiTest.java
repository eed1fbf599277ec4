package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Computed traits as clients see them. */
class TraitsApiTest {
    private static final TestApi api = TestApi.start();
    private static final String DRL = """
            package traits;
            import io.audiences.rules.Subject;
            rule "all" @trait( "trait.all" ) @type( "text" )
            when $c : Subject() then $c.set( "all" ); end
            """;

    @AfterAll
    static void close() {
        api.close();
    }

    private static JsonNode attribute(String name) {
        for (JsonNode attribute : api.get("/v1/catalog").expect(200).at("/attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute;
            }
        }
        throw new AssertionError("not in the catalogue: " + name);
    }

    @Test
    void areInTheCatalogue() {
        JsonNode segment = attribute("rfm.segment");
        assertThat(segment.path("type").asText()).isEqualTo("text");
        assertThat(segment.path("origin").asText()).isEqualTo("computed");
        assertThat(segment.path("operators")).extracting(JsonNode::asText).contains("equals", "not_in");
        assertThat(attribute("metrics.this_year.spend_total").path("type").asText())
                .isEqualTo("money");
    }

    @Test
    void cannotBeSentOrDeclared() {
        for (String name : List.of("rfm.segment", "trait.mine", "lifecycle.other", "metrics.x")) {
            assertThat(api.put("/v1/customers/c1", "{\"%s\": \"x\"}".formatted(name))
                            .expect(422)
                            .at("/errors/0/detail")
                            .asText())
                    .contains("computed traits");
            api.put("/v1/catalog/attributes/" + name, "{\"type\": \"text\"}").expect(422);
        }
    }

    @Test
    void showARunsThresholds() {
        api.post("/v1/events", """
                        [{"id": "t1", "customer": "t1", "type": "PURCHASE", "occurredAt": "2026-11-01T00:00:00Z", "value": 10.5},
                         {"id": "t2", "customer": "t2", "type": "PURCHASE", "occurredAt": "2026-11-02T00:00:00Z", "value": 20}]
                        """).expect(202);
        api.post("/v1/audiences", """
                        {"id": "spenders", "name": "Spenders",
                         "condition": {"attribute": "rfm.monetary", "operator": "at_least", "value": 3}}
                        """).expect(201);
        String run = api.post("/v1/audiences/spenders/publish")
                .expect(202)
                .at("/run")
                .asText();
        api.awaitRun(run);
        JsonNode thresholds = api.get("/v1/recalculations/" + run).expect(200).at("/thresholds");
        assertThat(thresholds).hasSize(1);
        JsonNode first = thresholds.get(0);
        assertThat(first.path("figure").asText()).isEqualTo("sum(PURCHASE.value)");
        assertThat(first.path("brands").asText()).isEqualTo("all");
        assertThat(first.path("zone").asText()).isEqualTo("Z");
        assertThat(first.path("buyers").asLong()).isEqualTo(2);
        assertThat(first.path("ends")).extracting(JsonNode::asText).containsExactly("10.5", "10.5", "20", "20");
        assertThat(api.get("/v1/audiences/spenders/members/t2")
                        .expect(200)
                        .at("/member")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/v1/audiences/spenders/members/t1?mode=live")
                        .expect(200)
                        .at("/member")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/v1/recalculations").expect(200).at("/items/0").has("thresholds"))
                .isFalse();
    }

    /** Rules come from the operator's folder only: none of the routes that take a body compiles or keeps any. */
    @Test
    void cannotBeBroughtOverHttp() {
        List<Route> taken;
        try (ImportRunner unused = new ImportRunner(api.services.facts().imports())) {
            taken = new RouteTable(api.services, unused, api.uploads)
                    .routes().stream()
                            .filter(route -> List.of("POST", "PUT", "PATCH")
                                    .contains(route.method().name()))
                            .toList();
        }
        assertThat(taken).hasSizeGreaterThan(15);
        for (Route route : taken) {
            String path = route.path().replaceAll("\\{\\w+}", "trait.all");
            for (String type : List.of("text/plain", "application/json", "application/x-ndjson", "text/csv")) {
                assertThat(api.call(route.method().name(), path).body(type, DRL).status())
                        .as("%s %s as %s", route.method(), path, type)
                        .isBetween(400, 499);
            }
        }
        JsonNode catalogue = api.get("/v1/catalog").expect(200).at("/attributes");
        assertThat(catalogue)
                .extracting(each -> each.path("name").asText())
                .contains("rfm.segment")
                .doesNotContain("trait.all");
    }
}
