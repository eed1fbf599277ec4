package io.audiences.condition;

import io.audiences.condition.Problem.Code;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a test may use where it stands, with their types.
 *
 * @param types empty where they cannot be known, so that every name passes
 */
record Names(Optional<Map<String, ValueType>> types, Code unknown, String noun) {

    static Names attributes(Map<String, ValueType> types) {
        return new Names(Optional.of(types), Code.UNKNOWN_ATTRIBUTE, "attribute");
    }

    static Names properties(Optional<Map<String, ValueType>> types) {
        return new Names(types, Code.UNKNOWN_PROPERTY, "property");
    }

    /** The type of {@code name}; empty, with a problem if the names are known, when there is none. */
    Optional<ValueType> type(String name, String pointer, Problems problems) {
        if (types.isEmpty() || problems.isFull()) {
            return Optional.empty();
        }
        Optional<ValueType> type = Optional.ofNullable(types.get().get(name));
        if (type.isEmpty()) {
            problems.add(
                    pointer,
                    unknown,
                    "expected a known " + noun + ", got " + Shown.name(name)
                            + Spelling.hint(name, types.get().keySet()));
        }
        return type;
    }
}
