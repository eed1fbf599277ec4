package io.audiences.audience;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A ready audience to adapt.
 *
 * @param adapt what to look at before it is used
 * @param json all of it as in its file: id, name, description, tags, suggestedSchedule, adapt, condition
 */
public record Template(String id, String name, String adapt, ObjectNode json) {
    public Template {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** As a definition that can be handed in, on the suggested schedule, over all brands. */
    public ObjectNode definition() {
        ObjectNode definition = json();
        definition.remove("adapt");
        definition.set("schedule", definition.remove("suggestedSchedule"));
        return definition;
    }
}
