package io.audiences.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Parses JSON written with single quotes, against the sample catalogue. */
final class Parsing {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Parsing() {}

    static JsonNode json(String quoted) {
        try {
            return MAPPER.readTree(quoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Reading read(String quoted) {
        return Conditions.parse(json(quoted), SampleVocabulary.INSTANCE);
    }

    /** Pointer and code of each problem. */
    static List<String> problems(String quoted) {
        return problems(json(quoted));
    }

    static List<String> problems(JsonNode json) {
        return Conditions.parse(json, SampleVocabulary.INSTANCE).problems().stream()
                .map(problem -> problem.pointer() + " " + problem.code().word())
                .toList();
    }
}
