package io.audiences.condition.lint;

import io.audiences.condition.Condition;
import io.audiences.condition.lint.Warning.Code;
import java.util.List;
import java.util.Optional;

/**
 * Warns of what a condition hardly means to say. For every subject that is asked about, finitely many states stand for all
 * it may be ({@link Cell}); a test is the set of states in which it holds, so that what contradicts, follows or says nothing
 * is told by sets. What is not seen is passed over, what is said is so.
 */
public final class Linter {
    private Linter() {}

    /** The warnings for a condition that has been checked without problems, with pointers into its canonical JSON. */
    public static List<Warning> lint(Condition condition, Situation situation) {
        return lint(condition, situation, "");
    }

    /** The warnings for a condition that stands at {@code pointer}. */
    public static List<Warning> lint(Condition condition, Situation situation, String pointer) {
        Warnings warnings = new Warnings();
        Cells cells = new Cells();
        Filters filters = new Filters(situation, warnings);
        Node node = condition.accept(
                new NodeReader(filters, situation.vocabulary().attributes(), Optional.empty(), cells, pointer));
        Judge judge = new Judge(cells);
        new Siblings(judge, warnings).check(node);
        Verdict verdict = judge.verdict(node, Facts.none());
        if (verdict == Verdict.NEVER) {
            warnings.add(pointer, Code.EMPTY_AUDIENCE, "no customer can ever match");
        } else if (verdict == Verdict.ALWAYS && !condition.equals(Condition.EVERYONE)) {
            warnings.add(pointer, Code.ALWAYS_TRUE, "every customer matches");
        }
        return warnings.list();
    }
}
