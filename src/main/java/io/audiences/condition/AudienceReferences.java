package io.audiences.condition;

import java.util.SortedSet;
import java.util.TreeSet;

/** The audiences that a condition names. */
public final class AudienceReferences {
    private AudienceReferences() {}

    /** Their ids, in order. */
    public static SortedSet<String> in(Condition condition) {
        SortedSet<String> found = new TreeSet<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Condition condition, SortedSet<String> found) {
        if (condition instanceof Condition.All all) {
            all.children().forEach(child -> collect(child, found));
        } else if (condition instanceof Condition.Any any) {
            any.children().forEach(child -> collect(child, found));
        } else if (condition instanceof Condition.Not not) {
            collect(not.child(), found);
        } else if (condition instanceof Condition.AudienceTest test) {
            found.add(test.audience());
        }
    }
}
