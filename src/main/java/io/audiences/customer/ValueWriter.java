package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Turns a fact back into JSON, in the form in which it is stored and answered. */
final class ValueWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueWriter() {}

    static JsonNode write(Object value) {
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode(list.size());
            list.forEach(text -> array.add((String) text));
            return array;
        }
        if (value instanceof Point point) {
            return JSON.objectNode().put("latitude", point.latitude()).put("longitude", point.longitude());
        }
        return JSON.textNode(value instanceof LocalDate date ? date.toString() : value.toString());
    }
}
