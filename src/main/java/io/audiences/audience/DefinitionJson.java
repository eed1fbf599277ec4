package io.audiences.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Problems;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Definitions as they are stored and answered. What is read here was checked before it was stored. */
final class DefinitionJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DefinitionJson() {}

    static ObjectNode write(AudienceDefinition definition) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", definition.name());
        json.put("description", definition.description());
        if (definition.brands().isAll()) {
            json.put("brands", "all");
        } else {
            json.set("brands", texts(definition.brands().brands()));
        }
        json.set("schedule", ScheduleJson.write(definition.schedule()));
        json.put("live", false);
        json.put("kind", "dynamic");
        json.set("tags", texts(definition.tags()));
        json.set("condition", definition.condition().deepCopy());
        return json;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode json = MAPPER.createArrayNode();
        texts.forEach(json::add);
        return json;
    }

    static AudienceDefinition read(String text) {
        JsonNode json = tree(text);
        return new AudienceDefinition(
                json.path("name").asText(),
                json.path("description").asText(),
                json.path("brands").isArray() ? new BrandScope(texts(json.path("brands"))) : BrandScope.ALL,
                ScheduleJson.read(json.path("schedule"), "/schedule", new Problems()),
                texts(json.path("tags")),
                json.path("condition"));
    }

    /** The texts of a list that is stored as JSON. */
    static List<String> texts(String text) {
        return texts(tree(text));
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
