package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes the members {@code operator}, {@code value}, {@code valueOf} and {@code ignoreCase} of a test. */
final class ComparisonWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ComparisonWriter() {}

    static ObjectNode write(Comparison comparison, ObjectNode json) {
        json.put("operator", comparison.word());
        Operand operand = comparison.operand();
        if (operand instanceof Operand.OtherAttribute other) {
            json.put("valueOf", other.attribute());
        } else if (!(operand instanceof Operand.Nothing)) {
            json.set("value", operand(operand));
        }
        if (comparison.ignoreCase()) {
            json.put("ignoreCase", true);
        }
        return json;
    }

    private static JsonNode operand(Operand operand) {
        if (operand instanceof Operand.One one) {
            return value(one.value());
        }
        if (operand instanceof Operand.Many many) {
            ArrayNode array = JSON.arrayNode();
            many.values().forEach(value -> array.add(value(value)));
            return array;
        }
        if (operand instanceof Operand.Range range) {
            return JSON.arrayNode().add(value(range.low())).add(value(range.high()));
        }
        if (operand instanceof Operand.Relative relative) {
            return amount(relative.amount());
        }
        if (operand instanceof Operand.During during) {
            return JSON.textNode(during.period().word());
        }
        if (operand instanceof Operand.Size size) {
            return write(size.comparison(), JSON.objectNode());
        }
        if (operand instanceof Operand.Area area) {
            return JSON.objectNode()
                    .<ObjectNode>set("latitude", number(area.latitude()))
                    .<ObjectNode>set("longitude", number(area.longitude()))
                    .set("kilometres", number(area.kilometres()));
        }
        throw new IllegalArgumentException("no value to write: " + operand);
    }

    static ObjectNode amount(Amount amount) {
        return JSON.objectNode()
                .put("amount", amount.amount())
                .put("unit", amount.unit().word());
    }

    static JsonNode value(Value value) {
        if (value instanceof Value.Text text) {
            return JSON.textNode(text.text());
        }
        if (value instanceof Value.Decimal decimal) {
            return number(decimal.number());
        }
        if (value instanceof Value.Flag flag) {
            return JSON.booleanNode(flag.flag());
        }
        return value instanceof Value.Day day
                ? JSON.textNode(day.day().toString())
                : JSON.textNode(((Value.At) value).instant().toString());
    }

    // Whole numbers in the node types that a parser gives, so that the written and the parsed form are equal.
    static JsonNode number(BigDecimal number) {
        if (number.scale() > 0) {
            return JSON.numberNode(number);
        }
        long whole = number.longValueExact();
        return whole == (int) whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
    }
}
