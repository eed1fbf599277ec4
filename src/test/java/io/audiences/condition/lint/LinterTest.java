package io.audiences.condition.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Conditions;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Reading;
import io.audiences.condition.SampleVocabulary;
import io.audiences.condition.Value;
import io.audiences.condition.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conditions of {@code flagged.txt}, each with the warnings it must get, and those of {@code clean.txt}, without. */
class LinterTest {
    private static final Vocabulary VOCABULARY = SampleVocabulary.INSTANCE.withAudiences(Set.of("vip", "staff"));
    private static final Situation SITUATION = new Situation(
            VOCABULARY, Instant.parse("2026-11-20T08:00:00Z"), Optional.of(new Amount(36, Amount.Unit.MONTH)));
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** A condition and the codes with their pointers that it must get. */
    record Example(String json, List<String> warnings) {
        @Override
        public String toString() {
            return json;
        }
    }

    static Stream<Example> flagged() {
        return blocks("flagged.txt").map(lines -> new Example(lines.get(0), lines.subList(1, lines.size())));
    }

    static Stream<String> clean() {
        return blocks("clean.txt").flatMap(List::stream);
    }

    private static Stream<List<String>> blocks(String resource) {
        try (InputStream file = Objects.requireNonNull(LinterTest.class.getResourceAsStream(resource))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n"))
                    .map(block -> block.lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("flagged")
    void warns(Example example) throws IOException {
        assertThat(lint(example.json()).map(LinterTest::shown)).containsExactlyInAnyOrderElementsOf(example.warnings());
    }

    @ParameterizedTest
    @MethodSource("clean")
    void keepsStill(String json) throws IOException {
        assertThat(lint(json)).isEmpty();
    }

    @Test
    void isQuickWithTheLargestCondition() {
        List<Condition> oneSubject = IntStream.range(0, 249)
                .mapToObj(i -> atLeast(i % 2 == 0 ? "points" : "creditLimit", i))
                .toList();
        List<Condition> groups = IntStream.range(0, 83)
                .<Condition>mapToObj(i ->
                        new Condition.Any(List.of(atLeast("points", i), new Condition.Not(atLeast("creditLimit", i)))))
                .toList();
        Condition large = new Condition.All(List.of(new Condition.Any(oneSubject), new Condition.All(groups)));
        Linter.lint(large, SITUATION);
        assertTimeout(Duration.ofSeconds(2), () -> Linter.lint(large, SITUATION));
    }

    private static Condition atLeast(String attribute, int number) {
        Value value = new Value.Decimal(BigDecimal.valueOf(number));
        return new AttributeTest(attribute, new Comparison(Operator.AT_LEAST, new Operand.One(value)));
    }

    private static String shown(Warning warning) {
        return warning.code().word() + " " + (warning.pointer().isEmpty() ? "\"\"" : warning.pointer());
    }

    private static Stream<Warning> lint(String json) throws IOException {
        Reading reading = Conditions.parse(MAPPER.readTree(json), VOCABULARY);
        assertThat(reading.problems()).isEmpty();
        return Linter.lint(reading.condition(), SITUATION).stream();
    }
}
