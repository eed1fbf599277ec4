package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the flat JSON of one customer, telling all its problems, and learns the names that are new. */
final class ProfileParser {
    private static final String ID = BuiltInAttribute.ID.attribute();

    private final Learning learning;
    private final List<Problem> problems = new ArrayList<>();
    private final ValueReader reader = new ValueReader(problems);
    private final Map<String, Object> values = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();

    ProfileParser(Learning learning) {
        this.learning = learning;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The change, or null if there are {@link #problems}. */
    @Nullable
    ProfileChange parse(JsonNode node) {
        if (!node.isObject()) {
            problems.add(new Problem("", Problem.Code.WRONG_TYPE, "expected a customer as an object"));
            return null;
        }
        String id = null;
        if (node.hasNonNull(ID)) {
            id = reader.id(node.get(ID), "/id");
        } else {
            problems.add(new Problem("/id", Problem.Code.MISSING_VALUE, "expected id, got nothing"));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            if (!name.equals(ID)) {
                topLevel(name, entry.getValue(), Pointers.child("", name));
            }
        }
        return id == null || !problems.isEmpty() ? null : new ProfileChange(id, values, removed);
    }

    private void topLevel(String name, JsonNode value, String pointer) {
        String group = name + ".";
        if (group.equals(Profile.TAGS) || group.equals(Profile.CONSENT)) {
            group(group, value, pointer);
        } else if (name.startsWith(Profile.TAGS) || name.startsWith(Profile.CONSENT)) {
            problems.add(new Problem(
                    pointer,
                    Problem.Code.UNKNOWN_KEY,
                    "expected an object \"tags\" or \"consent\" that holds this key"));
        } else {
            attribute(name, value, pointer);
        }
    }

    private void group(String prefix, JsonNode group, String pointer) {
        if (group.isNull()) {
            removed.add(prefix);
        } else if (group.isObject()) {
            for (Map.Entry<String, JsonNode> entry : group.properties()) {
                attribute(prefix + entry.getKey(), entry.getValue(), Pointers.child(pointer, entry.getKey()));
            }
        } else {
            problems.add(new Problem(pointer, Problem.Code.WRONG_TYPE, "expected an object of named values"));
        }
    }

    private void attribute(String name, JsonNode value, String pointer) {
        if (value.isNull()) {
            if (Learning.isName(name, pointer, problems)) {
                removed.add(name);
            }
            return;
        }
        ValueType type = learning.attribute(name, ValueReader.infer(value), pointer, problems);
        Object fact = type == null ? null : reader.read(type, value, pointer);
        if (fact != null) {
            values.put(name, name.equals(BuiltInAttribute.BRANDS.attribute()) ? brands(fact, pointer) : fact);
        }
    }

    private List<String> brands(Object fact, String pointer) {
        Set<String> brands = new LinkedHashSet<>();
        List<?> given = (List<?>) fact;
        for (int i = 0; i < given.size(); i++) {
            String brand = (String) given.get(i);
            String at = pointer + "/" + i;
            if (FactText.isId(brand)) {
                learning.brand(brand, at, problems);
                brands.add(brand);
            } else {
                problems.add(new Problem(
                        at,
                        Problem.Code.VALUE_OUT_OF_RANGE,
                        "expected 1 to %d characters without control characters".formatted(FactText.ID_LENGTH)));
            }
        }
        return List.copyOf(brands);
    }
}
