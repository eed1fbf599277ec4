package io.audiences.customer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How a customer's flat attributes stand in JSON and in storage: tags and consents in objects of their own. */
final class Profile {
    static final String TAGS = "tags.";
    static final String CONSENT = "consent.";

    private Profile() {}

    /** Where an attribute that is not built in is stored. */
    enum Group {
        TAGS_GROUP("tags", TAGS),
        CONSENT_GROUP("consent", CONSENT),
        CUSTOM_GROUP("custom", "");

        private final String column;
        private final String prefix;

        Group(String column, String prefix) {
            this.column = column;
            this.prefix = prefix;
        }

        static Group of(String attribute) {
            return attribute.startsWith(TAGS)
                    ? TAGS_GROUP
                    : attribute.startsWith(CONSENT) ? CONSENT_GROUP : CUSTOM_GROUP;
        }

        String column() {
            return column;
        }

        String prefix() {
            return prefix;
        }

        String key(String attribute) {
            return attribute.substring(prefix.length());
        }
    }

    /** The JSON that clients read; what is missing is left out. */
    static ObjectNode json(String id, Map<String, Object> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        for (String name : BuiltInAttribute.byName().keySet()) {
            Object value = values.get(name);
            if (value != null) {
                json.set(name, ValueWriter.write(value));
            }
        }
        values.forEach((name, value) -> {
            if (!BuiltInAttribute.byName().containsKey(name)) {
                Group group = Group.of(name);
                ObjectNode target = group == Group.CUSTOM_GROUP ? json : json.withObjectProperty(group.column());
                target.set(group.key(name), ValueWriter.write(value));
            }
        });
        return json;
    }

    /** The stored JSON of one group; empty for none. */
    static String json(Group group, Map<String, Object> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            if (!BuiltInAttribute.byName().containsKey(name) && Group.of(name) == group) {
                json.set(group.key(name), ValueWriter.write(value));
            }
        });
        return json.isEmpty() ? "" : FactsJson.write(json);
    }
}
