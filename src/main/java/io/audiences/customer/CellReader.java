package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a CSV cell into the JSON of a type; a cell that does not fit stays text, so that the check can say so. */
final class CellReader {
    /** Between the texts of a list, and between latitude and longitude. */
    static final String SEPARATOR = "|";

    private static final Pattern CANONICAL_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,6})?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CellReader() {}

    /** The type of a cell that nothing is known about: never number for what has leading zeros. */
    static ValueType infer(String cell) {
        if (cell.equals("true") || cell.equals("false")) {
            return ValueType.BOOLEAN;
        }
        if (CANONICAL_NUMBER.matcher(cell).matches()) {
            return ValueType.NUMBER;
        }
        ValueType type = ValueReader.infer(JSON.textNode(cell));
        return type == null ? ValueType.TEXT : type;
    }

    static JsonNode read(String cell, ValueType type) {
        return switch (type) {
            case NUMBER, MONEY ->
                Conversion.number(cell).<JsonNode>map(JSON::numberNode).orElse(JSON.textNode(cell));
            case BOOLEAN ->
                cell.equals("true") || cell.equals("false")
                        ? JSON.booleanNode(cell.equals("true"))
                        : JSON.textNode(cell);
            case LIST -> list(cell);
            case POINT -> point(cell);
            case TEXT, DATE, TIMESTAMP -> JSON.textNode(cell);
        };
    }

    private static JsonNode list(String cell) {
        ArrayNode list = JSON.arrayNode();
        for (String value : cell.split(Pattern.quote(SEPARATOR), -1)) {
            list.add(value);
        }
        return list;
    }

    private static JsonNode point(String cell) {
        String[] parts = cell.split(Pattern.quote(SEPARATOR), -1);
        Optional<BigDecimal> latitude = parts.length == 2 ? Conversion.number(parts[0]) : Optional.empty();
        Optional<BigDecimal> longitude = parts.length == 2 ? Conversion.number(parts[1]) : Optional.empty();
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return JSON.textNode(cell);
        }
        ObjectNode point = JSON.objectNode();
        return point.put("latitude", latitude.get()).put("longitude", longitude.get());
    }
}
