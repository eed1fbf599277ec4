package io.audiences.examples;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ScopedCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One folder of {@code rules/examples}: an audience, and customers who are its members or are not. */
public record Example(String id, JsonNode definition, List<Case> cases) {
    static final Path FOLDER = Path.of("rules", "examples");

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    public Example {
        cases = List.copyOf(cases);
    }

    /**
     * A customer at an instant, and the answer.
     *
     * @param audiences those that the customer is a member of
     */
    public record Case(
            String why,
            Instant asOf,
            JsonNode customer,
            JsonNode traits,
            JsonNode events,
            Set<String> audiences,
            boolean member) {
        public Case {
            audiences = Set.copyOf(audiences);
        }

        /** The id that the customer must have, or else this one. */
        public String customerId(String otherwise) {
            return customer.path("id").asText(otherwise);
        }
    }

    /** All of them, in the order of their names. */
    public static List<Example> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Example::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path folder) {
        JsonNode file = json(folder.resolve("cases.json"));
        List<Case> cases = new ArrayList<>();
        for (JsonNode json : file.path("cases")) {
            Set<String> audiences = new HashSet<>();
            json.path("audiences").forEach(audience -> audiences.add(audience.textValue()));
            cases.add(new Case(
                    json.path("why").asText(),
                    Instant.parse((json.has("asOf") ? json : file).path("asOf").asText()),
                    json.path("customer"),
                    json.path("traits"),
                    json.path("events"),
                    audiences,
                    json.path("member").booleanValue()));
        }
        return new Example(folder.getFileName().toString(), json(folder.resolve("definition.json")), cases);
    }

    static JsonNode json(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static String compact(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The condition, which must be sound. */
    Condition condition() {
        return ConditionReader.read(definition.path("condition")).condition();
    }

    ScopedCondition criteria() {
        List<String> brands = new ArrayList<>();
        definition.path("brands").forEach(brand -> brands.add(brand.textValue()));
        ZoneId zone = ZoneId.of(definition.path("schedule").path("zone").textValue());
        return new ScopedCondition(condition(), new BrandScope(brands), zone);
    }

    Path file(String name) {
        return FOLDER.resolve(id).resolve(name);
    }

    @Override
    public String toString() {
        return id;
    }
}
