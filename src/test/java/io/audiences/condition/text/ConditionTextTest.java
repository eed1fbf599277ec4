package io.audiences.condition.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Limits;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Reading;
import io.audiences.condition.SampleVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What texts mean, by the tables forms.txt and mistakes.txt. */
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

    static Stream<Form> forms() {
        return blocks("forms.txt").map(Form::of);
    }

    private static Stream<String> blocks(String file) {
        try (InputStream in = Objects.requireNonNull(ConditionTextTest.class.getResourceAsStream(file))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.strip().split("\n\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    @ParameterizedTest
    @MethodSource("forms")
    void isReadBackAsItWasWritten(Form form) {
        Condition condition = ConditionReader.read(form.json()).condition();
        TextReading reading = ConditionText.read(ConditionText.write(condition));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.json()).isEqualTo(ConditionWriter.write(condition));
    }

    /** A text, and its mistakes with line, column and code. */
    private record Mistaken(String text, List<String> mistakes) {
        static Mistaken of(String block) {
            String[] parts = block.split("\n> ");
            return new Mistaken(parts[0], List.of(parts).subList(1, parts.length));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Mistaken> mistakes() {
        return blocks("mistakes.txt").map(Mistaken::of);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsAllMistakesWithTheirPlaces(Mistaken mistaken) {
        Reading reading = ConditionText.parse(mistaken.text(), SampleVocabulary.INSTANCE);
        assertThat(reading.problems())
                .extracting(problem -> problem.line().orElseThrow() + ":"
                        + problem.column().orElseThrow() + " " + problem.code().word() + " " + problem.detail())
                .isEqualTo(mistaken.mistakes());
    }

    @Test
    void refusesDeepNestingWithoutRunningOutOfStack() {
        for (String opening :
                List.of("(", "not ", "not (", "all (", "any item (", "count(A where ", "brands size size ")) {
            Reading reading = ConditionText.parse(opening.repeat(100_000), SampleVocabulary.INSTANCE);
            assertThat(reading.problems()).as(opening).isNotEmpty();
        }
        assertThat(codes("(".repeat(100_000) + "country exists" + ")".repeat(100_000)))
                .containsExactly(Code.TOO_DEEP);
        assertThat(codes("(".repeat(60) + "country exists" + ")".repeat(60))).isEmpty();
        assertThat(codes("not ".repeat(15) + "country exists")).isEmpty();
        assertThat(codes("not ".repeat(16) + "country exists")).containsExactly(Code.TOO_DEEP);
    }

    @Test
    void refusesTooMuchOfAnything() {
        assertThat(codes("country exists" + " and country exists".repeat(498))).isEmpty();
        assertThat(codes("country exists" + " and country exists".repeat(499))).containsExactly(Code.TOO_MANY_NODES);
        assertThat(codes("country exists" + " and country exists".repeat(100_000)))
                .containsExactly(Code.TOO_MANY_NODES);
        assertThat(codes("country in ('x'" + ", 'x'".repeat(9_999) + ")")).isEmpty();
        assertThat(codes("country in ('x'" + ", 'x'".repeat(100_000) + ")")).containsExactly(Code.TOO_MANY_VALUES);
        assertThat(codes("country = '" + "x".repeat(1_001) + "'")).containsExactly(Code.VALUE_OUT_OF_RANGE);
        assertThat(codes(" ".repeat(Limits.CONDITION_TEXT) + "x")).containsExactly(Code.VALUE_OUT_OF_RANGE);
        assertThat(codes("country == 'x' and ".repeat(400) + "x")).hasSize(Limits.PROBLEMS);
        assertThat(codes("(country == 'x') or ".repeat(400) + "x")).hasSize(Limits.PROBLEMS);
        assertThat(codes("country = 'x\ud800'")).containsExactly(Code.VALUE_OUT_OF_RANGE);
    }

    private static List<Code> codes(String text) {
        return ConditionText.parse(text, SampleVocabulary.INSTANCE).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void countsLinesHoweverTheyEnd() {
        String text = "a = 1\r\nand\rb =\n\u2003 x 😀";
        assertThat(Position.of(text.indexOf("and"), text)).isEqualTo(new Position(2, 1));
        assertThat(Position.of(text.indexOf("b"), text)).isEqualTo(new Position(3, 1));
        assertThat(Position.of(text.indexOf("x"), text)).isEqualTo(new Position(4, 3));
        assertThat(Position.of(text.length(), text)).isEqualTo(new Position(4, 6));
    }
}
