package io.audiences.condition.text;

import io.audiences.condition.Condition;
import io.audiences.condition.Conditions;
import io.audiences.condition.Limits;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Reading;
import io.audiences.condition.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads and writes conditions in their text form; what is written is read as an equal condition. */
public final class ConditionText {
    private ConditionText() {}

    /** One line if it is short, otherwise several. */
    public static String write(Condition condition) {
        return Page.of(condition.accept(ConditionPrinter.OF_CUSTOMERS));
    }

    /** The JSON form of what a text says, and the mistakes of its form; never fails. */
    public static TextReading read(String text) {
        Tokens tokens = new Tokens(text);
        Positions positions = new Positions(text);
        if (text.length() > Limits.CONDITION_TEXT) {
            tokens.refuse(
                    0,
                    Code.VALUE_OUT_OF_RANGE,
                    "expected at most " + Limits.CONDITION_TEXT + " characters, got " + text.length());
            tokens.abandon();
        }
        Part part = new ConditionParser(tokens).text();
        return new TextReading(positions.remember(part, ""), positions, tokens.problems(), !tokens.isAbandoned());
    }

    /** Reads and checks a condition, reporting all its problems at once, each with line and column. */
    public static Reading parse(String text, Vocabulary vocabulary) {
        TextReading read = read(text);
        if (!read.isWhole()) {
            return new Reading(Condition.EVERYONE, read.problems());
        }
        Reading reading = Conditions.parse(read.json(), vocabulary);
        List<Problem> all = new ArrayList<>(read.problems());
        for (Problem problem : reading.problems()) {
            Position position = read.positions().at(problem.pointer());
            all.add(new Problem("", problem.code(), Wording.of(problem)).at(position.line(), position.column()));
        }
        all.sort(Comparator.comparing((Problem problem) -> problem.line().orElse(0))
                .thenComparing(problem -> problem.column().orElse(0)));
        Problems problems = new Problems();
        all.forEach(problems::add);
        return new Reading(reading.condition(), problems.list());
    }
}
