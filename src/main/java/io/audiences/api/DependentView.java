package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.AudienceState;
import io.audiences.audience.Dependent;
import java.util.Optional;

/**
 * An audience that depends on another.
 *
 * @param depth 1 where it names the other itself
 * @param via the audience it names on the way to the other
 */
record DependentView(
        String id,
        String name,
        AudienceState state,
        int version,
        Optional<Integer> publishedVersion,
        int depth,
        String via) {
    static DependentView of(Dependent dependent, int depth) {
        Audience audience = dependent.audience();
        return new DependentView(
                audience.id(),
                audience.definition().name(),
                audience.state(),
                audience.version(),
                audience.publishedVersion(),
                depth,
                dependent.via());
    }
}
