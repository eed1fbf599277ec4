package io.audiences.api;

import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Published audiences and all that they name, directly or through others, of one moment, to be evaluated live. */
record LiveAudiences(Map<String, PublishedAudience> published) {
    static LiveAudiences of(Audiences audiences, Collection<String> ids) {
        return new LiveAudiences(audiences.findPublishedWithNamed(ids));
    }

    /** The audience, if it and all that it names can still be evaluated. */
    PublishedAudience require(String id) {
        PublishedAudience audience = published.get(id);
        if (audience == null) {
            throw Missing.published(id);
        }
        if (withNamed(Set.of(id)).stream().anyMatch(needed -> !needed.problems().isEmpty())) {
            throw new ApiProblem(
                    ProblemType.CONDITION_OUTDATED,
                    "What the condition of audience \"" + id
                            + "\", or of one that it names, refers to has changed since"
                            + " it was published; correct it");
        }
        return audience;
    }

    /** What has to be evaluated to answer for the audiences. */
    List<PublishedAudience> withNamed(Collection<String> ids) {
        Map<String, PublishedAudience> needed = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            PublishedAudience audience = published.get(open.remove());
            if (audience != null && needed.put(audience.id(), audience) == null) {
                open.addAll(audience.named());
            }
        }
        return List.copyOf(needed.values());
    }
}
