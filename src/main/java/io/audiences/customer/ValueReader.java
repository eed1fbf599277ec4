package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Limits;
import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns one JSON value into a fact of a type, in the forms that {@link Row} documents and {@link Point}. Problems tell what
 * was expected and the kind of what came, never the value itself.
 */
final class ValueReader {
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";

    private final List<Problem> problems;

    ValueReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The type a value arrives in, or null for what is no value of any type. */
    static @Nullable ValueType infer(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> ValueType.NUMBER;
            case BOOLEAN -> ValueType.BOOLEAN;
            case STRING -> inferFromText(node.textValue());
            case ARRAY -> ValueType.LIST;
            case OBJECT -> node.has(LATITUDE) || node.has(LONGITUDE) ? ValueType.POINT : null;
            default -> null;
        };
    }

    private static ValueType inferFromText(String text) {
        if (InstantText.date(text) != null) {
            return ValueType.DATE;
        }
        return InstantText.micros(text) == InstantText.NONE ? ValueType.TEXT : ValueType.TIMESTAMP;
    }

    /** The value, or null after telling the problem. */
    @Nullable
    Object read(ValueType type, JsonNode node, String pointer) {
        return switch (type) {
            case TEXT -> text(node, pointer);
            case NUMBER, MONEY -> number(node, pointer, type);
            case BOOLEAN -> flag(node, pointer);
            case DATE -> date(node, pointer);
            case TIMESTAMP -> timestamp(node, pointer);
            case LIST -> list(node, pointer);
            case POINT -> point(node, pointer);
        };
    }

    @Nullable
    String text(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            wrong(pointer, "text", node);
            return null;
        }
        String text = node.textValue();
        if (text.length() > Limits.TEXT_LENGTH) {
            outOfRange(pointer, "expected at most %d characters, got %d".formatted(Limits.TEXT_LENGTH, text.length()));
            return null;
        }
        if (!FactText.isWellFormed(text)) {
            outOfRange(pointer, "expected well-formed Unicode, got an unpaired surrogate");
            return null;
        }
        String normal = FactText.normal(text);
        // a few characters grow when composed
        if (normal.length() > Limits.TEXT_LENGTH) {
            outOfRange(pointer, "expected at most %d characters in normal form C".formatted(Limits.TEXT_LENGTH));
            return null;
        }
        return normal;
    }

    @Nullable
    String id(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            wrong(pointer, "text", node);
            return null;
        }
        String id = FactText.isWellFormed(node.textValue()) ? FactText.normal(node.textValue()) : node.textValue();
        if (!FactText.isId(id)) {
            outOfRange(pointer, "expected 1 to %d characters without control characters".formatted(FactText.ID_LENGTH));
            return null;
        }
        return id;
    }

    private @Nullable Boolean flag(JsonNode node, String pointer) {
        if (!node.isBoolean()) {
            wrong(pointer, "true or false", node);
            return null;
        }
        return node.booleanValue();
    }

    private @Nullable BigDecimal number(JsonNode node, String pointer, ValueType type) {
        if (!node.isNumber()) {
            wrong(pointer, type.word(), node);
            return null;
        }
        if (node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            wrong(pointer, type.word(), "no finite number");
            return null;
        }
        BigDecimal number = node.decimalValue();
        if (!Limits.allows(number)) {
            outOfRange(
                    pointer,
                    "expected a number between -%1$s and %1$s with at most %2$d decimals"
                            .formatted(Limits.NUMBER_BOUND.toPlainString(), Limits.DECIMALS));
            return null;
        }
        return canonical(number);
    }

    /** The one form of equal numbers. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable LocalDate date(JsonNode node, String pointer) {
        LocalDate date = node.isTextual() ? InstantText.date(node.textValue()) : null;
        if (date == null) {
            wrong(pointer, "date (YYYY-MM-DD, years 1 to 9999)", node);
        }
        return date;
    }

    private @Nullable Instant timestamp(JsonNode node, String pointer) {
        long micros = instant(node, pointer);
        return micros == InstantText.NONE ? null : Micros.toInstant(micros);
    }

    /** The instant, or {@link InstantText#NONE} after telling the problem. */
    long instant(JsonNode node, String pointer) {
        long micros = node.isTextual() ? InstantText.micros(node.textValue()) : InstantText.NONE;
        if (micros == InstantText.NONE) {
            if (node.isTextual() && InstantText.isLeapSecond(node.textValue())) {
                outOfRange(pointer, "expected a second from 00 to 59; leap seconds are not kept");
            } else {
                wrong(pointer, "timestamp (RFC 3339 with offset, years 1 to 9999)", node);
            }
        }
        return micros;
    }

    private @Nullable List<String> list(JsonNode node, String pointer) {
        if (!node.isArray()) {
            wrong(pointer, "list of text", node);
            return null;
        }
        if (node.size() > Limits.LIST_VALUES) {
            problems.add(new Problem(
                    pointer,
                    Problem.Code.TOO_MANY_VALUES,
                    "expected at most %d values, got %d".formatted(Limits.LIST_VALUES, node.size())));
            return null;
        }
        List<String> values = new ArrayList<>(node.size());
        boolean whole = true;
        for (int i = 0; i < node.size(); i++) {
            String value = text(node.get(i), pointer + "/" + i);
            if (value == null) {
                whole = false;
            } else {
                values.add(value);
            }
        }
        return whole ? List.copyOf(values) : null;
    }

    private @Nullable Point point(JsonNode node, String pointer) {
        if (!node.isObject()) {
            wrong(pointer, "point ({\"latitude\", \"longitude\"})", node);
            return null;
        }
        for (String key : (Iterable<String>) node::fieldNames) {
            if (!key.equals(LATITUDE) && !key.equals(LONGITUDE)) {
                problems.add(new Problem(
                        Pointers.child(pointer, key),
                        Problem.Code.UNKNOWN_KEY,
                        "expected latitude and longitude only"));
                return null;
            }
        }
        BigDecimal latitude = degrees(node.path(LATITUDE), pointer + "/" + LATITUDE, Point.MAX_LATITUDE);
        BigDecimal longitude = degrees(node.path(LONGITUDE), pointer + "/" + LONGITUDE, Point.MAX_LONGITUDE);
        return latitude == null || longitude == null ? null : new Point(latitude, longitude);
    }

    private @Nullable BigDecimal degrees(JsonNode node, String pointer, BigDecimal bound) {
        boolean finite = node.isNumber() && (node.isBigDecimal() || Double.isFinite(node.doubleValue()));
        if (!finite) {
            wrong(pointer, "degrees as a number", node);
            return null;
        }
        BigDecimal degrees = node.decimalValue();
        if (degrees.abs().compareTo(bound) > 0) {
            outOfRange(pointer, "expected degrees between -%1$s and %1$s".formatted(bound));
            return null;
        }
        // rounding 1e-999999999 would take forever
        return degrees.precision() - (long) degrees.scale() < -Limits.DECIMALS
                ? BigDecimal.ZERO
                : canonical(degrees.setScale(Limits.DECIMALS, RoundingMode.HALF_EVEN));
    }

    private void wrong(String pointer, String expected, JsonNode got) {
        wrong(pointer, expected, kind(got));
    }

    private void wrong(String pointer, String expected, String got) {
        problems.add(new Problem(pointer, Problem.Code.WRONG_TYPE, "expected " + expected + ", got " + got));
    }

    private void outOfRange(String pointer, String detail) {
        problems.add(new Problem(pointer, Problem.Code.VALUE_OUT_OF_RANGE, detail));
    }

    private static String kind(JsonNode node) {
        ValueType type = infer(node);
        if (type != null) {
            return type.word();
        }
        return node.isMissingNode() ? "nothing" : node.isNull() ? "null" : "object";
    }
}
