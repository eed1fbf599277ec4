package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.stream.Collectors;

/** Words for details of problems: input is described or cut short, never repeated as it is. */
public final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    /** What a JSON value is, for "got …". */
    public static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case BOOLEAN -> json.booleanValue() ? "true" : "false";
            case NUMBER -> number(json);
            default -> "something else";
        };
    }

    /** What a value is, for "got …". */
    static String kind(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        if (value instanceof Value.Flag flag) {
            return String.valueOf(flag.flag());
        }
        return value instanceof Value.Text ? "a text" : value instanceof Value.Day ? "a day" : "an instant";
    }

    /** What a value of {@code type} looks like, for "expected …". */
    static String example(ValueType type) {
        return switch (type) {
            case TEXT, LIST -> "a text";
            case NUMBER, MONEY -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a day such as \"2026-01-31\"";
            case TIMESTAMP -> "a day or an instant";
            case POINT -> "an area";
        };
    }

    /** A name in quotes, cut short and without unusual characters. */
    public static String name(String name) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < name.length() && i < LONGEST; i++) {
            char c = name.charAt(i);
            boolean usual = c < 128 && (Character.isLetterOrDigit(c) || " _.-".indexOf(c) >= 0);
            shown.append(usual ? c : '?');
        }
        return shown.append(name.length() > LONGEST ? "…\"" : "\"").toString();
    }

    public static String oneOf(Collection<String> words) {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    }

    private static String number(JsonNode json) {
        String digits = json.numberValue().toString();
        return digits.length() > LONGEST ? "a long number" : digits;
    }
}
