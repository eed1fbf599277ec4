package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values: texts, numbers, booleans, days and instants. */
final class ValueReader {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final int LONGEST_INSTANT = 35;
    private static final String TEMPORAL =
            "a day such as \"2026-01-31\" or an instant such as \"2026-01-31T10:00:00Z\"";

    private final Problems problems;

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    /** A text, a number or a boolean. */
    Optional<Value> plain(JsonNode json, String pointer, String expected) {
        if (json.isTextual()) {
            return text(json, pointer);
        }
        if (json.isNumber()) {
            return number(json, pointer);
        }
        if (json.isBoolean()) {
            return Optional.of(new Value.Flag(json.booleanValue()));
        }
        return wrong(pointer, json, expected);
    }

    /** A number, or a text that is a day or an instant. */
    Optional<Value> bound(JsonNode json, String pointer) {
        return json.isNumber() ? number(json, pointer) : temporal(json, pointer, "a number, " + TEMPORAL);
    }

    /** A text that is a day or an instant. */
    Optional<Value> temporal(JsonNode json, String pointer) {
        return temporal(json, pointer, TEMPORAL);
    }

    Optional<Value> text(JsonNode json, String pointer) {
        String text = json.textValue();
        if (text.length() > Limits.TEXT_LENGTH) {
            return outOfRange(pointer, "a text of at most " + Limits.TEXT_LENGTH + " characters, got " + text.length());
        }
        if (hasUnpairedSurrogate(text)) {
            return outOfRange(pointer, "a Unicode text, got one with an unpaired surrogate");
        }
        Value.Text normal = new Value.Text(text);
        if (normal.text().length() > Limits.TEXT_LENGTH) {
            return outOfRange(
                    pointer,
                    "a text of at most " + Limits.TEXT_LENGTH + " characters, got "
                            + normal.text().length() + " in normal form");
        }
        return Optional.of(normal);
    }

    /** A number that must be there. */
    Optional<BigDecimal> number(JsonNode json, String pointer, String expected) {
        Optional<Value> number = json.isNumber() ? number(json, pointer) : wrong(pointer, json, expected);
        return number.map(found -> ((Value.Decimal) found).number());
    }

    private Optional<Value> number(JsonNode json, String pointer) {
        boolean finite = !(json.isDouble() || json.isFloat()) || Double.isFinite(json.doubleValue());
        if (finite) {
            BigDecimal number = json.decimalValue();
            if (Limits.allows(number)) {
                return Optional.of(new Value.Decimal(number));
            }
        }
        return outOfRange(
                pointer,
                "a number between -" + Limits.NUMBER_BOUND + " and " + Limits.NUMBER_BOUND + " with at most "
                        + Limits.DECIMALS + " decimals, got " + Shown.kind(json));
    }

    private Optional<Value> temporal(JsonNode json, String pointer, String expected) {
        String text = json.isTextual() && json.textValue().length() <= LONGEST_INSTANT
                ? json.textValue().toUpperCase(Locale.ROOT)
                : "";
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return isOnCalendar(day) ? Optional.of(new Value.Day(day)) : yearOutOfRange(pointer);
            }
            if (INSTANT.matcher(text).matches()) {
                Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                return isOnCalendar(instant.atOffset(ZoneOffset.UTC).toLocalDate())
                        ? Optional.of(new Value.At(instant))
                        : yearOutOfRange(pointer);
            }
        } catch (DateTimeException e) {
            return outOfRange(pointer, "a day and time that exist, got another");
        }
        return wrong(pointer, json, expected);
    }

    private Optional<Value> yearOutOfRange(String pointer) {
        return outOfRange(pointer, "a year from 1 to 9999, got another");
    }

    private Optional<Value> wrong(String pointer, JsonNode json, String expected) {
        boolean absent = json.isMissingNode() || json.isNull();
        problems.add(
                pointer,
                absent ? Code.MISSING_VALUE : Code.WRONG_TYPE,
                "expected " + expected + ", got " + Shown.kind(json));
        return Optional.empty();
    }

    private Optional<Value> outOfRange(String pointer, String expectedAndGot) {
        problems.add(pointer, Code.VALUE_OUT_OF_RANGE, "expected " + expectedAndGot);
        return Optional.empty();
    }

    private static boolean isOnCalendar(LocalDate day) {
        return !day.isBefore(Limits.EARLIEST_DAY) && !day.isAfter(Limits.LATEST_DAY);
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
