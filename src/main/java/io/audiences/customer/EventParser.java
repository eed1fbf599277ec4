package io.audiences.customer;

import static io.audiences.customer.EventProperty.CUSTOMER;
import static io.audiences.customer.EventProperty.ID;
import static io.audiences.customer.EventProperty.ITEMS;
import static io.audiences.customer.EventProperty.PROPERTIES;
import static io.audiences.customer.EventProperty.TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the JSON of one event, telling all its problems, and learns the names that are new. */
final class EventParser {
    static final int MAX_ITEMS = 1_000;

    private final Learning learning;
    private final List<Problem> problems = new ArrayList<>();
    private final ValueReader reader = new ValueReader(problems);

    EventParser(Learning learning) {
        this.learning = learning;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The event, or null if there are {@link #problems}. */
    @Nullable
    NewEvent parse(JsonNode node) {
        if (!node.isObject()) {
            problems.add(new Problem("", Problem.Code.WRONG_TYPE, "expected an event as an object"));
            return null;
        }
        refuseUnknownKeys(node);
        String id = required(node, ID) ? reader.id(node.get(ID), "/id") : null;
        String customer = required(node, CUSTOMER) ? reader.id(node.get(CUSTOMER), "/customer") : null;
        String type = required(node, TYPE) ? type(node.get(TYPE)) : null;
        String occurredAtName = EventProperty.OCCURRED_AT.property();
        long occurredAt = required(node, occurredAtName)
                ? reader.instant(node.get(occurredAtName), "/" + occurredAtName)
                : InstantText.NONE;
        String brand = brand(node.path(EventProperty.BRAND.property()));
        List<@Nullable Object> values = new ArrayList<>(EventProperty.stored().size());
        for (EventProperty property : EventProperty.stored()) {
            JsonNode value = node.path(property.property());
            values.add(isMissing(value) ? null : reader.read(property.type(), value, "/" + property.property()));
        }
        String items = items(type, node.path(ITEMS));
        String properties = properties(type, node.path(PROPERTIES));
        if (!problems.isEmpty() || id == null || customer == null || type == null) {
            return null;
        }
        return new NewEvent(id, customer, type, occurredAt, brand, values, items, properties);
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void refuseUnknownKeys(JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (!EventProperty.byName().containsKey(key) && !EventProperty.OTHER_KEYS.contains(key)) {
                problems.add(new Problem(
                        Pointers.child("", key),
                        Problem.Code.UNKNOWN_KEY,
                        "expected a built-in key; an event's own properties belong in \"properties\""));
            }
        }
    }

    private boolean required(JsonNode node, String key) {
        if (isMissing(node.path(key))) {
            problems.add(new Problem("/" + key, Problem.Code.MISSING_VALUE, "expected " + key + ", got nothing"));
            return false;
        }
        return true;
    }

    private @Nullable String type(JsonNode node) {
        if (!node.isTextual()) {
            reader.text(node, "/type");
            return null;
        }
        return learning.eventType(node.textValue(), "/type", problems) ? node.textValue() : null;
    }

    private @Nullable String brand(JsonNode node) {
        if (isMissing(node)) {
            return null;
        }
        String brand = reader.id(node, "/brand");
        if (brand != null) {
            learning.brand(brand, "/brand", problems);
        }
        return brand;
    }

    private @Nullable String items(@Nullable String type, JsonNode items) {
        if (isMissing(items)) {
            return null;
        }
        if (!items.isArray()) {
            problems.add(new Problem("/items", Problem.Code.WRONG_TYPE, "expected a list of items"));
            return null;
        }
        if (items.size() > MAX_ITEMS) {
            problems.add(new Problem(
                    "/items",
                    Problem.Code.TOO_MANY_VALUES,
                    "expected at most %d items, got %d".formatted(MAX_ITEMS, items.size())));
            return null;
        }
        ArrayNode stored = JsonNodeFactory.instance.arrayNode(items.size());
        for (int i = 0; i < items.size(); i++) {
            stored.add(named(type, true, items.get(i), "/items/" + i));
        }
        return stored.isEmpty() ? null : FactsJson.write(stored);
    }

    private @Nullable String properties(@Nullable String type, JsonNode properties) {
        if (isMissing(properties)) {
            return null;
        }
        ObjectNode stored = named(type, false, properties, "/properties");
        return stored.isEmpty() ? null : FactsJson.write(stored);
    }

    private ObjectNode named(@Nullable String type, boolean item, JsonNode values, String pointer) {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        if (!values.isObject()) {
            problems.add(new Problem(pointer, Problem.Code.WRONG_TYPE, "expected an object of named values"));
            return stored;
        }
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                String name = entry.getKey();
                String at = Pointers.child(pointer, name);
                ValueType known = propertyType(type, item, name, ValueReader.infer(value), at);
                Object fact = known == null ? null : reader.read(known, value, at);
                if (fact != null) {
                    stored.set(name, ValueWriter.write(fact));
                }
            }
        }
        return stored;
    }

    private @Nullable ValueType propertyType(
            @Nullable String type, boolean item, String name, @Nullable ValueType arrived, String pointer) {
        if (item && EventProperty.OF_ITEMS.containsKey(name)) {
            return EventProperty.OF_ITEMS.get(name);
        }
        // without a valid type at least the name is checked; nothing is taught by a rejected event
        return learning.property(type == null ? "" : type, item, name, arrived, pointer, problems);
    }
}
