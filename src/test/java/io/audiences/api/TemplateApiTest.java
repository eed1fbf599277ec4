package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TemplateApiTest {
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
    void listsReadyAudiencesWithAllThatAReaderNeeds() {
        JsonNode templates = api.get("/v1/templates").expect(200);
        assertThat(templates.has("nextCursor")).isFalse();
        assertThat(templates.path("items")).hasSizeGreaterThanOrEqualTo(24);
        JsonNode first = templates.path("items").path(0);
        assertThat(first.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("id", "name", "description", "tags", "suggestedSchedule", "adapt", "condition");
        assertThat(first.path("name").asText()).isEqualTo("High-Value Customers");
    }

    @Test
    void whatItListsCanBeHandedIn() {
        ObjectNode definition =
                api.get("/v1/templates").expect(200).path("items").path(0).deepCopy();
        definition.remove("adapt");
        definition.set("schedule", definition.remove("suggestedSchedule"));
        assertThat(api.post("/v1/audiences", definition.toString())
                        .expect(201)
                        .path("state")
                        .asText())
                .isEqualTo("draft");
    }
}
