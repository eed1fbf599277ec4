package io.audiences.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the numbers in a rule stand for. */
public record Legend(List<Entry> entries) {
    public Legend {
        entries = List.copyOf(entries);
    }

    /**
     * One numbered thing.
     *
     * @param name what the rule calls it: such as {@code measure} or {@code holds}
     * @param meaning in the canonical JSON of conditions
     */
    public record Entry(String name, int number, JsonNode meaning) {}
}
