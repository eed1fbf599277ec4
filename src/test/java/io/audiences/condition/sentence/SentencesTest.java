package io.audiences.condition.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences in {@code sentences.txt}: a condition on a line, then its English and its Spanish sentence. */
class SentencesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-CO");
    private static final Map<String, String> NAMES = Map.of("vip", "VIP customers", "staff", "Staff");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    record Example(String json, String english, String spanish) {
        @Override
        public String toString() {
            return json;
        }
    }

    static Stream<Example> examples() {
        try (InputStream file = Objects.requireNonNull(SentencesTest.class.getResourceAsStream("sentences.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n")).map(block -> {
                List<String> lines = block.lines().toList();
                return new Example(lines.get(0), lines.get(1), lines.get(2));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsAsWritten(Example example) throws IOException {
        Condition condition = read(example.json());
        assertThat(Sentences.of(condition, Locale.UK, id -> Optional.ofNullable(NAMES.get(id))))
                .isEqualTo(example.english());
        assertThat(Sentences.of(condition, SPANISH, id -> Optional.ofNullable(NAMES.get(id))))
                .isEqualTo(example.spanish());
    }

    @Test
    void everyLanguageHasWordsForEveryDenial() throws IOException {
        for (String language : List.of("en", "es")) {
            Set<String> keys =
                    keys(language + ".properties", language + "-names.properties", language + "-events.properties");
            assertThat(keys.stream()
                            .filter(key -> key.endsWith(".not") && !key.startsWith("event."))
                            .map(key -> key.substring(0, key.length() - ".not".length())))
                    .isSubsetOf(keys);
            assertThat(keys.stream().filter(SentencesTest::canBeDenied).map(key -> key + ".not"))
                    .isSubsetOf(keys);
        }
    }

    private static boolean canBeDenied(String key) {
        boolean isWord = key.endsWith(".not") || key.endsWith(".noun") || key.endsWith(".unit");
        return !isWord
                && Stream.of("attribute.", "property.", "value.", "measure.", "items.")
                        .anyMatch(key::startsWith);
    }

    private static Set<String> keys(String... resources) throws IOException {
        Properties all = new Properties();
        for (String resource : resources) {
            try (InputStream file = Objects.requireNonNull(Sentences.class.getResourceAsStream(resource))) {
                all.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        }
        return all.stringPropertyNames();
    }

    private static Condition read(String json) throws IOException {
        Reading reading = ConditionReader.read(MAPPER.readTree(json));
        assertThat(reading.problems()).isEmpty();
        return reading.condition();
    }
}
