package io.audiences.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the reference that says yes or no, or where time begins or ends, is true in both engines. */
class ReferenceTablesTest {
    private static final String NONE = "–";
    private static final Instant SUNDAY = Instant.parse("2026-05-31T15:30:00Z");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    static List<String> page() {
        try {
            return Files.readAllLines(Path.of("rules", "reference.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<MarkdownTable> answers() {
        return MarkdownTable.in(page()).stream()
                .filter(table -> table.rows().get(0).get(1).matches("yes|no"))
                .toList();
    }

    static List<MarkdownTable> edges() {
        return MarkdownTable.in(page()).stream()
                .filter(table -> table.header().get(1).equals("first"))
                .toList();
    }

    @Test
    void theTablesAreFound() {
        assertThat(answers().stream().mapToInt(ReferenceTablesTest::cells).sum())
                .isGreaterThan(600);
        assertThat(edges().stream().mapToInt(ReferenceTablesTest::cells).sum()).isGreaterThan(120);
        assertThat(String.join("\n", page())).doesNotContain("| Yes", "| No", "|yes", "|no");
    }

    private static int cells(MarkdownTable table) {
        return table.rows().size() * (table.header().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyYesAndNoIsTheAnswer(MarkdownTable table) {
        List<String> wrong = new ArrayList<>();
        for (List<String> row : table.rows()) {
            assertThat(row).hasSameSizeAs(table.header());
            for (int i = 1; i < row.size(); i++) {
                assertThat(row.get(i)).isIn("yes", "no");
                boolean holds = holds(table.header().get(0), table.header().get(i), MarkdownTable.code(row.get(0)));
                if (holds != row.get(i).equals("yes")) {
                    wrong.add(row.get(0) + " for " + table.header().get(i));
                }
            }
        }
        assertThat(wrong).as("cells with the other answer").isEmpty();
    }

    private static boolean holds(String subject, String situation, String text) {
        List<String> names = MarkdownTable.quoted(subject);
        if (subject.equals("customer")) {
            return sunday(text).holdsFor(Asked.json(MarkdownTable.code(situation)));
        }
        if (subject.equals("sequence")) {
            Instant start = SUNDAY.minus(60, ChronoUnit.MINUTES);
            return sunday(text).holdsAfter(MarkdownTable.code(situation), start);
        }
        if (subject.endsWith(" events are")) {
            return sunday(text).holdsOver(names.get(0), Asked.json(MarkdownTable.code(situation)));
        }
        if (subject.endsWith(", on")) {
            Instant noon =
                    LocalDate.parse(MarkdownTable.code(situation)).atTime(12, 0).toInstant(ZoneOffset.UTC);
            String day = "`\"" + names.get(1) + "\"`";
            return new Asked(text, noon, ZoneOffset.UTC).holdsWhere(names.get(0), day);
        }
        if (subject.endsWith(" is")) {
            return sunday(text).holdsWhere(names.get(0), situation);
        }
        throw new AssertionError("nobody knows how to check the table of " + subject);
    }

    private static Asked sunday(String text) {
        return new Asked(text, SUNDAY, BOGOTA);
    }

    @ParameterizedTest
    @MethodSource("edges")
    void everyFirstAndLastIsTheEdge(MarkdownTable table) {
        List<String> names = new ArrayList<>(MarkdownTable.quoted(table.header().get(0)));
        String attribute = names.size() == 3 ? names.remove(0) : "";
        boolean isDay = ExampleVocabulary.INSTANCE.attributes().get(attribute) == ValueType.DATE;
        List<String> wrong = new ArrayList<>();
        for (List<String> row : table.rows()) {
            String test = MarkdownTable.code(row.get(0));
            String text = attribute.isEmpty() ? "count(VISIT " + test + ") = 1" : test;
            Asked asked = new Asked(text, Instant.parse(names.get(0)), ZoneId.of(names.get(1)));
            Predicate<String> holds = at ->
                    attribute.isEmpty() ? asked.holdsOn("VISIT", at) : asked.holdsWhere(attribute, "`\"" + at + "\"`");
            if (!isEdge(row.get(1), -1, isDay, holds)) {
                wrong.add(test + " does not begin " + row.get(1));
            }
            if (!isEdge(row.get(2), 1, isDay, holds)) {
                wrong.add(test + " does not end " + row.get(2));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether the test holds there, and no longer one step on; without an edge, it holds as far as time goes. */
    private static boolean isEdge(String cell, int step, boolean isDay, Predicate<String> holds) {
        if (cell.equals(NONE)) {
            String far = step < 0 ? "0001-01-02" : "9999-12-30";
            return holds.test(isDay ? far : far + "T12:00:00Z");
        }
        String at = MarkdownTable.code(cell);
        return holds.test(at) && !holds.test(beside(at, step));
    }

    private static String beside(String at, int step) {
        return at.contains("T")
                ? Instant.parse(at).plus(step, ChronoUnit.MICROS).toString()
                : LocalDate.parse(at).plusDays(step).toString();
    }
}
