package io.audiences.condition.sentence;

import java.util.List;

/**
 * Joins phrases so that it stays clear what belongs together: "and" and "or" among plain clauses, commas before them
 * around groups, "either" before a choice inside, and parentheses further in.
 */
final class Grouping {
    private static final int PARENTHESES = 2;

    private final Wording wording;

    Grouping(Wording wording) {
        this.wording = wording;
    }

    String write(Phrase phrase) {
        return write(phrase, 0);
    }

    /** As a part of a clause, where a choice needs its "either". */
    String writeWithin(Phrase phrase) {
        return write(phrase, 1);
    }

    private String write(Phrase phrase, int depth) {
        if (phrase instanceof Phrase.Clause clause) {
            return clause.text();
        }
        Phrase.Group group = (Phrase.Group) phrase;
        boolean isApart = group.parts().stream().anyMatch(Grouping::isCompound);
        boolean isEither = !group.isAll() && depth == 1;
        String word = group.isAll() ? "and" : isEither ? "either" : "or";
        List<String> parts =
                group.parts().stream().map(part -> write(part, depth + 1)).toList();
        String joined = isApart ? wording.apart(word, parts) : wording.list(word, parts);
        if (isEither) {
            return wording.text("either", joined);
        }
        return depth >= PARENTHESES ? "(" + joined + ")" : joined;
    }

    private static boolean isCompound(Phrase part) {
        return part instanceof Phrase.Group || ((Phrase.Clause) part).isCompound();
    }
}
