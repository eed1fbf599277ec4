package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.util.List;
import java.util.Optional;

/** Reads the name of a period. */
final class PeriodReader {
    private final Problems problems;

    PeriodReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Period> read(JsonNode json, String pointer) {
        List<String> words = Word.words(Period.class);
        String expected = "expected one of " + Shown.oneOf(words) + ", got ";
        if (!json.isTextual()) {
            problems.add(pointer, Code.WRONG_TYPE, expected + Shown.kind(json));
            return Optional.empty();
        }
        String word = json.textValue();
        Optional<Period> period = Word.find(Period.class, word);
        if (period.isEmpty()) {
            problems.add(pointer, Code.VALUE_OUT_OF_RANGE, expected + Shown.name(word) + Spelling.hint(word, words));
        }
        return period;
    }
}
