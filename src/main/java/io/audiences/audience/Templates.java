package io.audiences.audience;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The ready audiences below {@code rules/templates} on the class path, in the order of its {@code index.txt}. */
public final class Templates {
    private static final String FOLDER = "/rules/templates/";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<Template> all;

    private Templates(List<Template> all) {
        this.all = List.copyOf(all);
    }

    /** Reads them; a missing or broken file is a fault of the build. */
    public static Templates load() {
        String index = new String(bytes("index.txt"), StandardCharsets.UTF_8);
        return new Templates(index.lines()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(Templates::read)
                .toList());
    }

    private static Template read(String id) {
        try {
            JsonNode json = MAPPER.readTree(bytes(id + ".json"));
            if (!(json instanceof ObjectNode template)
                    || !json.path("id").asText().equals(id)) {
                throw new IllegalStateException("the template " + id + " must be an object with this id");
            }
            return new Template(
                    id, json.path("name").asText(), json.path("adapt").asText(), template);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + id + " is not JSON", e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Templates.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("the class path has no " + FOLDER + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + name, e);
        }
    }

    public List<Template> list() {
        return all;
    }

    public Optional<Template> find(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findFirst();
    }
}
