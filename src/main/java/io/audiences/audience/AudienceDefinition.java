package io.audiences.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.BrandScope;
import java.util.List;

/**
 * What an author says about an audience.
 *
 * @param condition canonical JSON, never changed; what it names may have left the catalogue since it was checked
 */
public record AudienceDefinition(
        String name, String description, BrandScope brands, Schedule schedule, List<String> tags, JsonNode condition) {
    public AudienceDefinition {
        tags = List.copyOf(tags);
    }

    /** The definition in the form in which it is handed in, all keys present. */
    public ObjectNode json() {
        return DefinitionJson.write(this);
    }

    AudienceDefinition named(String newName) {
        return new AudienceDefinition(newName, description, brands, schedule, tags, condition);
    }
}
