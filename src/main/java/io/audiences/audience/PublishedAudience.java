package io.audiences.audience;

import io.audiences.condition.AudienceReferences;
import io.audiences.condition.Problem;
import io.audiences.condition.ScopedCondition;
import java.util.List;
import java.util.SortedSet;

/**
 * The published version of an audience, ready to be evaluated unless the catalogue has changed beneath it.
 *
 * @param problems what no longer checks; with any, {@code criteria} must not be evaluated
 */
public record PublishedAudience(String id, int version, ScopedCondition criteria, List<Problem> problems) {
    public PublishedAudience {
        problems = List.copyOf(problems);
    }

    public PublishedAudience(String id, int version, ScopedCondition criteria) {
        this(id, version, criteria, List.of());
    }

    /** The ids of the audiences that its condition names. */
    public SortedSet<String> named() {
        return AudienceReferences.in(criteria.condition());
    }
}
