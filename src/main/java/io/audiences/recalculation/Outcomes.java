package io.audiences.recalculation;

import io.audiences.audience.PublishedAudience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the audiences of a run so far, and which others cannot do better because they name one that failed. */
final class Outcomes {
    private final List<AudienceResult> results = new ArrayList<>();
    private final Map<String, Failure> failures = new HashMap<>();

    Outcomes(Collection<AudienceResult> results) {
        results.forEach(this::add);
    }

    void add(AudienceResult result) {
        results.add(result);
        result.failure().ifPresent(failure -> failures.put(result.audience(), failure));
    }

    List<AudienceResult> results() {
        return List.copyOf(results);
    }

    /** Why the audience fails whatever its own condition finds: the members of one it names are not known. */
    Optional<Failure> inherited(PublishedAudience audience) {
        for (String named : audience.named()) {
            Failure failure = failures.get(named);
            if (failure != null) {
                return Optional.of(Failure.dependencyFailed(named, failure.code()));
            }
        }
        return Optional.empty();
    }
}
