package io.audiences.condition.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTextTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A text and the JSON that it means. */
    private record Form(String text, JsonNode json) {
        static Form of(String block) {
            int end = block.lastIndexOf('\n');
            try {
                return new Form(block.substring(0, end), MAPPER.readTree(block.substring(end)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Form> forms() throws IOException {
        try (InputStream in = Objects.requireNonNull(ConditionTextTest.class.getResourceAsStream("forms.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.strip().split("\n\n")).map(Form::of);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void meansItsJson(Form form) {
        TextReading reading = ConditionText.read(form.text());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.json()).hasToString(form.json().toString());
        assertThat(reading.json()).isEqualTo(form.json());
    }
}
