package io.audiences.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.condition.Word;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that the examples use, as {@code rules/examples/vocabulary.json} has them. */
public final class ExampleVocabulary {
    private static final JsonNode FILE = Example.json(Example.FOLDER.resolve("vocabulary.json"));

    public static final Vocabulary INSTANCE = read();

    private ExampleVocabulary() {}

    private static Vocabulary read() {
        Map<String, ValueType> attributes = types(FILE.path("attributes"));
        attributes.putAll(types(FILE.path("traits")));
        Map<String, ValueType> items = types(FILE.path("items"));
        Map<String, EventType> events = new TreeMap<>();
        FILE.path("events").properties().forEach(event -> {
            Map<String, ValueType> properties = types(FILE.path("properties"));
            properties.putAll(types(event.getValue()));
            events.put(event.getKey(), new EventType(properties, items));
        });
        Set<String> audiences = new HashSet<>();
        FILE.path("audiences").forEach(audience -> audiences.add(audience.textValue()));
        return new Vocabulary(attributes, events, audiences);
    }

    /** What rules compute, with its type; no customer brings it. */
    public static Map<String, ValueType> traits() {
        return types(FILE.path("traits"));
    }

    /** What events of a type have beside the properties that all events have. */
    public static JsonNode ownProperties(String eventType) {
        return FILE.path("events").path(eventType);
    }

    private static Map<String, ValueType> types(JsonNode json) {
        Map<String, ValueType> types = new TreeMap<>();
        json.properties()
                .forEach(name -> types.put(
                        name.getKey(),
                        Word.find(ValueType.class, name.getValue().textValue()).orElseThrow()));
        return types;
    }
}
