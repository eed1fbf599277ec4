package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A text that means something to a parser, a template, a shell, a browser or a reader somewhere on its way.
 *
 * @param number from 0, in the order of the corpus
 */
record HostileValue(int number, String kind, String text) {

    /** All texts of {@code hostile.ndjson}, every two of them different after normalization. */
    static List<HostileValue> corpus() {
        try (InputStream file =
                Objects.requireNonNull(HostileValue.class.getResourceAsStream("/io/audiences/api/hostile.ndjson"))) {
            List<HostileValue> values = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode json = Json.MAPPER.readTree(line);
                values.add(new HostileValue(
                        values.size(),
                        json.path("kind").asText(),
                        json.path("text").asText()));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a JSON string. */
    String json() {
        return Json.MAPPER.getNodeFactory().textNode(text).toString();
    }

    /** A customer or event id of its own. */
    String id() {
        return "c" + number;
    }
}
