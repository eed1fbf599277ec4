package io.audiences.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Point;
import io.audiences.customer.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the JSON of customers and events, as clients send it, into facts without any storage. */
final class ExampleFacts {
    private ExampleFacts() {}

    static CustomerFacts of(int number, String id, JsonNode customer, JsonNode traits, JsonNode events) {
        Map<String, Object> attributes = new HashMap<>();
        add(attributes, "", customer);
        add(attributes, "", traits);
        List<Event> happened = new ArrayList<>();
        events.forEach(event -> happened.add(event(event, happened.size())));
        happened.sort(Comparator.comparingLong(Event::occurredAt).thenComparing(Event::id));
        Map<String, Long> visits = new HashMap<>();
        happened.stream()
                .filter(event -> !event.brand().isEmpty())
                .forEach(event -> visits.putIfAbsent(event.brand(), event.occurredAt()));
        return new CustomerFacts(
                number,
                id,
                Row.of(attributes),
                happened,
                visits.entrySet().stream()
                        .map(visit -> new BrandVisit(visit.getKey(), visit.getValue()))
                        .toList());
    }

    private static void add(Map<String, Object> attributes, String prefix, JsonNode json) {
        json.properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (name.equals("tags") || name.equals("consent")) {
                add(attributes, name + ".", value);
            } else if (!name.equals("id") && !value.isNull()) {
                attributes.put(
                        name, value(ExampleVocabulary.INSTANCE.attributes().get(name), value, name));
            }
        });
    }

    private static Event event(JsonNode json, int place) {
        String type = json.path("type").textValue();
        EventType known = ExampleVocabulary.INSTANCE.events().get(type);
        if (known == null) {
            throw new IllegalArgumentException("the vocabulary has no event " + type);
        }
        Map<String, Object> properties = new HashMap<>();
        json.properties().forEach(member -> {
            if (!List.of("id", "type", "occurredAt", "brand", "items", "properties")
                    .contains(member.getKey())) {
                properties.put(member.getKey(), value(known.properties(), member));
            }
        });
        json.path("properties").properties().forEach(member -> {
            properties.put(member.getKey(), value(known.properties(), member));
        });
        List<Row> items = new ArrayList<>();
        json.path("items").forEach(item -> {
            Map<String, Object> values = new HashMap<>();
            item.properties().forEach(member -> values.put(member.getKey(), value(known.itemProperties(), member)));
            items.add(Row.of(values));
        });
        return new Event(
                json.path("id").asText("e" + (char) ('a' + place)),
                type,
                Micros.of(Instant.parse(json.path("occurredAt").textValue())),
                json.path("brand").asText(""),
                Row.of(properties),
                items);
    }

    private static Object value(Map<String, ValueType> types, Map.Entry<String, JsonNode> member) {
        return value(types.get(member.getKey()), member.getValue(), member.getKey());
    }

    private static Object value(@org.jspecify.annotations.Nullable ValueType type, JsonNode json, String name) {
        if (type == null) {
            throw new IllegalArgumentException("the vocabulary has no " + name);
        }
        return switch (type) {
            case TEXT -> json.textValue();
            case NUMBER, MONEY -> json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case DATE -> LocalDate.parse(json.textValue());
            case TIMESTAMP -> Instant.parse(json.textValue());
            case LIST -> {
                List<String> texts = new ArrayList<>();
                json.forEach(text -> texts.add(text.textValue()));
                yield texts;
            }
            case POINT ->
                new Point(
                        json.path("latitude").decimalValue(),
                        json.path("longitude").decimalValue());
        };
    }

    static JsonNode none() {
        return MissingNode.getInstance();
    }
}
