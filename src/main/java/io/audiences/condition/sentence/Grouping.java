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
            return clause.isCompound() && depth >= PARENTHESES ? "(" + clause.text() + ")" : clause.text();
        }
        Phrase.Group group = (Phrase.Group) phrase;
        boolean isEither = !group.isAll() && depth == 1;
        String word = group.isAll() ? "and" : isEither ? "either" : "or";
        String joined = joined(group.parts(), word, depth + 1);
        if (isEither) {
            return wording.text("either", joined);
        }
        return depth >= PARENTHESES ? "(" + joined + ")" : joined;
    }

    private String joined(List<Phrase> parts, String word, int depth) {
        boolean isApart = parts.stream().anyMatch(part -> isCompound(part, depth));
        String joined = write(parts.get(0), depth);
        for (int i = 1; i < parts.size(); i++) {
            boolean isLast = i == parts.size() - 1;
            boolean besideCompound = isCompound(parts.get(i), depth) || isCompound(parts.get(i - 1), depth);
            String how = besideCompound || (isApart && isLast) ? ".apart" : isLast ? ".last" : ".more";
            joined = wording.join(word, how, joined, write(parts.get(i), depth));
        }
        return joined;
    }

    private static boolean isCompound(Phrase part, int depth) {
        boolean isCompound = part instanceof Phrase.Group || ((Phrase.Clause) part).isCompound();
        return isCompound && depth < PARENTHESES;
    }
}
