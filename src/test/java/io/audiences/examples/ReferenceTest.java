package io.audiences.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Conditions;
import io.audiences.condition.Limits;
import io.audiences.condition.Measure;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.Problem;
import io.audiences.condition.Reading;
import io.audiences.condition.ValueType;
import io.audiences.condition.Word;
import io.audiences.condition.lint.Warning;
import io.audiences.condition.text.ConditionText;
import java.io.IOException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference names all of the language as it is, and its limits as they are. */
class ReferenceTest {
    private static final List<String> PAGE = ReferenceTablesTest.page();
    private static final Pattern LINK = Pattern.compile("]\\((examples[^)]*)\\)");

    @Test
    void namesEveryWordOfTheLanguage() {
        Set<String> named = new HashSet<>();
        PAGE.forEach(line -> named.addAll(MarkdownTable.quoted(line)));
        Stream<List<String>> words = Stream.of(
                Word.words(Operator.class),
                Word.words(Measure.Function.class),
                Word.words(Period.class),
                Word.words(Amount.Unit.class),
                Word.words(ValueType.class),
                Word.words(Problem.Code.class),
                Word.words(Warning.Code.class));
        assertThat(named).containsAll(words.flatMap(List::stream).toList());
    }

    @Test
    void saysWhichOperatorsEachTypeHasAndHowTheyAreWritten() {
        List<List<String>> rows = table("operator").rows();
        assertThat(rows.stream().map(row -> MarkdownTable.code(row.get(0)))).isEqualTo(Word.words(Operator.class));
        for (List<String> row : rows) {
            Operator operator =
                    Word.find(Operator.class, MarkdownTable.code(row.get(0))).orElseThrow();
            assertThat(Arrays.asList(row.get(1).split(" ", -1)))
                    .as(row.get(0))
                    .isEqualTo(Stream.of(ValueType.values())
                            .filter(operator::allows)
                            .map(Word::word)
                            .toList());
            assertComparison(row.get(2), operator, false);
            assertComparison(row.get(3), operator, true);
        }
    }

    private static void assertComparison(String cell, Operator operator, boolean negated) {
        Reading reading = ConditionText.parse(MarkdownTable.code(cell), ExampleVocabulary.INSTANCE);
        assertThat(reading.problems()).as(cell).isEmpty();
        Comparison comparison = ((Condition.AttributeTest) reading.condition()).comparison();
        assertThat(comparison.operator()).as(cell).isEqualTo(operator);
        assertThat(comparison.negated()).as(cell).isEqualTo(negated);
    }

    @Test
    void givesJsonAndTextThatMeanTheSame() {
        for (List<String> row : table("JSON").rows()) {
            Reading json = Conditions.parse(Asked.json(MarkdownTable.code(row.get(0))), ExampleVocabulary.INSTANCE);
            assertThat(json.problems()).as(row.get(0)).isEmpty();
            Reading text = ConditionText.parse(MarkdownTable.code(row.get(1)), ExampleVocabulary.INSTANCE);
            assertThat(text.problems()).as(row.get(1)).isEmpty();
            assertThat(text.condition()).isEqualTo(json.condition());
        }
    }

    @Test
    void statesTheLimitsAsTheyAre() throws IllegalAccessException {
        List<String> limits = new ArrayList<>();
        for (Field field : Limits.class.getFields()) {
            Object value = field.get(null);
            boolean isNumber = value instanceof Integer || value instanceof BigDecimal;
            limits.add(field.getName() + " " + (isNumber ? String.format(Locale.ROOT, "%,d", whole(value)) : value));
        }
        assertThat(table("limit").rows().stream().map(row -> MarkdownTable.code(row.get(0)) + " " + row.get(1)))
                .containsExactlyInAnyOrderElementsOf(limits);
    }

    private static long whole(Object number) {
        return new BigDecimal(number.toString()).longValueExact();
    }

    @Test
    void linksToExamplesThatExist() {
        List<String> links = LINK.matcher(String.join("\n", PAGE))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(20);
        assertThat(links).allMatch(link -> Files.isDirectory(Path.of("rules").resolve(link)));
        assertThat(String.join("\n", PAGE))
                .contains("(examples): " + Example.all().size() + " audiences");
    }

    @Test
    void theReadmeShowsExamplesAsTheyAre() throws IOException {
        MarkdownTable shown = MarkdownTable.in(Files.readAllLines(Path.of("README.md"))).stream()
                .filter(table -> table.header().get(0).equals("example"))
                .findFirst()
                .orElseThrow();
        for (List<String> row : shown.rows()) {
            Path folder = Path.of(
                    row.get(0).substring(row.get(0).indexOf('(') + 1, row.get(0).indexOf(')')));
            assertThat(MarkdownTable.code(row.get(1))).isEqualTo(oneLine(folder.resolve("condition.txt")));
            assertThat(row.get(2)).isEqualTo(oneLine(folder.resolve("sentence.en.txt")));
        }
    }

    private static String oneLine(Path file) throws IOException {
        return Files.readString(file).strip().replaceAll("\\s+", " ");
    }

    private static MarkdownTable table(String header) {
        return MarkdownTable.in(PAGE).stream()
                .filter(table -> table.header().get(0).equals(header))
                .findFirst()
                .orElseThrow();
    }
}
