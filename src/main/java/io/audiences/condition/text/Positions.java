package io.audiences.condition.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Where in a text each part of the JSON form comes from. */
public final class Positions {
    private final String text;
    private final Map<String, Integer> indexes = new HashMap<>();

    Positions(String text) {
        this.text = text;
    }

    /** The place of what a JSON Pointer names, or of the nearest part around it. */
    public Position at(String pointer) {
        String part = pointer;
        while (!part.isEmpty() && !indexes.containsKey(part)) {
            part = part.substring(0, part.lastIndexOf('/'));
        }
        return Position.of(indexes.getOrDefault(part, 0), text);
    }

    /** The JSON that a part stands for, its places remembered. */
    JsonNode remember(Part part, String pointer) {
        indexes.put(pointer, part.at());
        if (part instanceof Part.Single single) {
            return single.json();
        }
        if (part instanceof Part.Listed listed) {
            ArrayNode array = Part.JSON.arrayNode();
            listed.parts().forEach(each -> array.add(remember(each, pointer + "/" + array.size())));
            return array;
        }
        ObjectNode object = Part.JSON.objectNode();
        ((Part.Keyed) part).parts().forEach((key, each) -> object.set(key, remember(each, pointer + "/" + key)));
        return object;
    }
}
