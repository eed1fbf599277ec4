package io.audiences.condition.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import java.util.List;

/**
 * What a text says, as the JSON form of a condition: with everyone in place of what could not be read.
 *
 * @param problems of form, with line and column; names, types and limits have not been looked at
 * @param isWhole whether the text was read to its end
 */
public record TextReading(JsonNode json, Positions positions, List<Problem> problems, boolean isWhole) {
    public TextReading {
        problems = List.copyOf(problems);
    }
}
