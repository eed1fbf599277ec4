package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Shown;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of texts, at least one. */
final class TextList {
    private TextList() {}

    static List<String> read(Members members, String key) {
        JsonNode json = members.value(key);
        List<String> texts = new ArrayList<>();
        if (!json.isArray() || json.isEmpty()) {
            members.add(
                    key,
                    json.isMissingNode() ? Code.MISSING_VALUE : Code.WRONG_TYPE,
                    "expected a list with at least one text, got " + (json.isArray() ? "none" : Shown.kind(json)));
            return texts;
        }
        for (int i = 0; i < json.size(); i++) {
            if (!json.get(i).isTextual()) {
                members.problems()
                        .add(
                                members.at(key) + "/" + i,
                                Code.WRONG_TYPE,
                                "expected a text, got " + Shown.kind(json.get(i)));
            }
            texts.add(json.get(i).asText());
        }
        return texts;
    }
}
