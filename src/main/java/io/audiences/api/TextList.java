package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of texts, at least one. */
final class TextList {
    private TextList() {}

    static List<String> read(JsonNode json, String pointer, List<Problem> problems) {
        List<String> texts = new ArrayList<>();
        if (!json.isArray() || json.isEmpty()) {
            problems.add(new Problem(
                    pointer,
                    json.isMissingNode() ? Code.MISSING_VALUE : Code.WRONG_TYPE,
                    "expected a list of texts, at least one"));
            return texts;
        }
        for (int i = 0; i < json.size(); i++) {
            if (!json.get(i).isTextual()) {
                problems.add(new Problem(pointer + "/" + i, Code.WRONG_TYPE, "expected a text"));
            }
            texts.add(json.get(i).asText());
        }
        return texts;
    }
}
