package io.audiences.audience;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the audiences that the canonical JSON of a condition names, whether or not the rest of it still checks. */
final class NamedAudiences {
    private final SortedMap<String, String> found = new TreeMap<>();

    private NamedAudiences() {}

    /** The JSON Pointer, within the condition, to the first place that names each audience, by its id. */
    static SortedMap<String, String> in(JsonNode condition) {
        NamedAudiences named = new NamedAudiences();
        named.walk(condition, "");
        return named.found;
    }

    private void walk(JsonNode node, String pointer) {
        if (node.path("audience").isTextual()) {
            found.putIfAbsent(node.path("audience").textValue(), pointer + "/audience");
        }
        walkAll(node.path("all"), pointer + "/all");
        walkAll(node.path("any"), pointer + "/any");
        if (node.path("not").isObject()) {
            walk(node.path("not"), pointer + "/not");
        }
    }

    private void walkAll(JsonNode children, String pointer) {
        for (int i = 0; i < children.size(); i++) {
            walk(children.get(i), pointer + "/" + i);
        }
    }
}
