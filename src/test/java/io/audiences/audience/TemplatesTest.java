package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ConditionWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = Templates.load();

    @Test
    void listsEveryFileOnce() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules", "templates"))) {
            assertThat(templates.list())
                    .extracting(template -> template.id() + ".json")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith(".json"))
                                    .toList());
        }
    }

    @Test
    void hasOnlyConditionsInCanonicalForm() {
        for (Template template : templates.list()) {
            var reading = ConditionReader.read(template.json().path("condition"));
            assertThat(reading.problems()).as(template.id()).isEmpty();
            assertThat(ConditionWriter.write(reading.condition()))
                    .as(template.id())
                    .hasToString(template.json().path("condition").toString());
        }
    }

    @Test
    void saysWhatToAdaptAndHowOftenToRun() {
        assertThat(templates.list()).allSatisfy(template -> {
            assertThat(template.name()).isNotBlank();
            assertThat(template.adapt()).endsWith(".");
            assertThat(template.json().path("description").asText()).endsWith(".");
            assertThat(template.json()
                            .path("suggestedSchedule")
                            .path("frequency")
                            .asText())
                    .isIn("daily", "weekly");
        });
    }

    @Test
    void makesADefinition() {
        ObjectNode definition =
                templates.find("high-value-customers").orElseThrow().definition();
        assertThat(definition.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "description", "tags", "schedule", "condition");
    }
}
