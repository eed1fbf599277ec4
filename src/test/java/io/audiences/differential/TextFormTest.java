package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Limits;
import io.audiences.condition.Problem;
import io.audiences.condition.Reading;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.text.ConditionText;
import io.audiences.condition.text.TextReading;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The text form of random conditions: it means what they mean, and mistakes in it are told, whatever they are. */
class TextFormTest {
    private static final int WORLDS = 400;
    private static final int CONDITIONS = 50;
    private static final int MISTAKES = 4;
    private static final Pattern PIECE = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            ",",
            ".",
            "'",
            "\"",
            "`",
            "%",
            "=",
            "!=",
            ">=",
            "and",
            "or",
            "not",
            "in",
            "last",
            "any",
            "item",
            "where",
            "between",
            "sequence",
            "no",
            "within",
            "audience",
            "sample",
            "size",
            "is",
            "during",
            "count",
            "5",
            "-1",
            "2026-01-31",
            "2026-13-45T99",
            "\u202e",
            "\ud800",
            "\n",
            "\u0000",
            "x",
            "exists",
            "ignoring case");

    /** Conditions of one catalogue. */
    private record Sample(long seed, Dice dice, Vocabulary vocabulary, List<Condition> conditions) {
        static Sample of(long seed) {
            Dice dice = new Dice(seed);
            Vocabulary vocabulary = RandomVocabulary.next(dice);
            RandomConditions conditions = new RandomConditions(dice, new Pool(dice), vocabulary);
            return new Sample(
                    seed,
                    dice,
                    vocabulary,
                    Stream.generate(() -> conditions.next().condition())
                            .limit(CONDITIONS)
                            .toList());
        }
    }

    private static Stream<Sample> samples(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("seed", String.valueOf(seed));
        Dice dice = new Dice(seed);
        return Stream.generate(dice::seed).limit(WORLDS).map(Sample::of);
    }

    @Test
    void everyConditionIsReadBackFromItsText(TestReporter reporter) {
        samples(reporter).forEach(sample -> {
            for (Condition condition : sample.conditions()) {
                String text = ConditionText.write(condition);
                TextReading read = ConditionText.read(text);
                assertThat(read.problems()).as(text).isEmpty();
                assertThat(read.json()).as(text).isEqualTo(ConditionWriter.write(condition));
                assertThat(ConditionReader.read(read.json()).condition())
                        .as(text)
                        .isEqualTo(condition);
            }
        });
    }

    @Test
    void everyMistakeIsToldWithItsPlace(TestReporter reporter) {
        samples(reporter).forEach(sample -> {
            for (Condition condition : sample.conditions().subList(0, CONDITIONS / 2)) {
                String text = ConditionText.write(condition);
                for (int i = sample.dice().below(MISTAKES); i >= 0; i--) {
                    text = mistaken(text, sample.dice());
                }
                check(text, sample.vocabulary());
            }
        });
    }

    private static void check(String text, Vocabulary vocabulary) {
        Reading reading = ConditionText.parse(text, vocabulary);
        assertThat(reading.problems()).as(text).hasSizeLessThanOrEqualTo(Limits.PROBLEMS);
        for (Problem problem : reading.problems()) {
            List<String> lines = text.lines().toList();
            int line = problem.line().orElseThrow();
            assertThat(line).as(text).isBetween(1, lines.size() + 1);
            String within = line <= lines.size() ? lines.get(line - 1) : "";
            assertThat(problem.column().orElseThrow())
                    .as(text)
                    .isBetween(1, within.codePointCount(0, within.length()) + 1);
        }
        if (reading.isSound()) {
            assertThat(ConditionText.parse(ConditionText.write(reading.condition()), vocabulary))
                    .as(text)
                    .isEqualTo(reading);
        }
    }

    /** The text with one piece cut off, left out, doubled, replaced or put in. */
    private static String mistaken(String text, Dice dice) {
        List<MatchResult> pieces = PIECE.matcher(text).results().toList();
        if (pieces.isEmpty()) {
            return dice.pick(PIECES);
        }
        MatchResult piece = dice.pick(pieces);
        String before = text.substring(0, piece.start());
        String after = text.substring(piece.end());
        return switch (dice.below(5)) {
            case 0 -> before;
            case 1 -> before + after;
            case 2 -> before + piece.group() + " " + piece.group() + after;
            case 3 -> before + dice.pick(PIECES) + after;
            default -> before + dice.pick(PIECES) + piece.group() + after;
        };
    }
}
