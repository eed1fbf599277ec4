package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** One JSON object in reading: its members with their pointers, and the problems found in them. */
public record Members(JsonNode json, String pointer, Problems problems) {

    /** The members of {@code json}, or a problem when it is not an object. */
    public static Optional<Members> of(JsonNode json, String pointer, String expected, Problems problems) {
        if (json.isObject()) {
            return Optional.of(new Members(json, pointer, problems));
        }
        problems.add(
                pointer,
                json.isMissingNode() || json.isNull() ? Code.MISSING_VALUE : Code.WRONG_TYPE,
                "expected " + expected + ", got " + Shown.kind(json));
        return Optional.empty();
    }

    public boolean has(String key) {
        return json.has(key);
    }

    public JsonNode value(String key) {
        return json.path(key);
    }

    public String at(String key) {
        return Pointers.member(pointer, key);
    }

    public void add(String key, Code code, String detail) {
        problems.add(Pointers.shortMember(pointer, key), code, detail);
    }

    /** A text that must be there. */
    public Optional<String> text(String key, String expected) {
        JsonNode value = value(key);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        boolean absent = value.isMissingNode() || value.isNull();
        add(key, absent ? Code.MISSING_VALUE : Code.WRONG_TYPE, "expected " + expected + ", got " + Shown.kind(value));
        return Optional.empty();
    }

    /** A word of {@code type} that must be there. */
    public <E extends Enum<E> & Word> Optional<E> word(String key, Class<E> type, String expected) {
        Optional<String> text = text(key, expected);
        Optional<E> found = text.flatMap(word -> Word.find(type, word));
        if (text.isPresent() && found.isEmpty()) {
            List<String> words = Word.words(type);
            add(
                    key,
                    Code.VALUE_OUT_OF_RANGE,
                    "expected one of " + Shown.oneOf(words) + ", got " + Shown.name(text.get())
                            + Spelling.hint(text.get(), words));
        }
        return found;
    }

    /** True or false; false when it is not there. */
    public boolean flag(String key) {
        JsonNode json = value(key);
        if (!json.isBoolean() && !json.isMissingNode()) {
            add(key, Code.WRONG_TYPE, "expected true or false, got " + Shown.kind(json));
        }
        return json.isBoolean() && json.booleanValue();
    }

    /** Reports every key that is not among {@code allowed}. */
    public void refuseOthers(List<String> allowed) {
        for (Iterator<String> keys = json.fieldNames(); keys.hasNext() && !problems.isFull(); ) {
            String key = keys.next();
            if (!allowed.contains(key)) {
                refuse(key, allowed);
            }
        }
    }

    public void refuse(String key, List<String> allowed) {
        add(
                key,
                Code.UNKNOWN_KEY,
                "expected one of " + Shown.oneOf(allowed) + ", got " + Shown.name(key) + Spelling.hint(key, allowed));
    }
}
