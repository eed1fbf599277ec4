package io.audiences.condition.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON in the making, each part with the index in the text where it comes from. */
sealed interface Part {
    JsonNodeFactory JSON = JsonNodeFactory.instance;

    int at();

    record Single(int at, JsonNode json) implements Part {}

    record Listed(int at, List<Part> parts) implements Part {
        Listed(int at) {
            this(at, new ArrayList<>());
        }

        Listed add(Part part) {
            parts.add(part);
            return this;
        }
    }

    record Keyed(int at, Map<String, Part> parts) implements Part {
        Keyed(int at) {
            this(at, new LinkedHashMap<>());
        }

        Keyed with(String key, Part part) {
            parts.put(key, part);
            return this;
        }
    }

    static Part text(int at, String text) {
        return new Single(at, JSON.textNode(text));
    }

    static Part flag(int at, boolean flag) {
        return new Single(at, JSON.booleanNode(flag));
    }
}
