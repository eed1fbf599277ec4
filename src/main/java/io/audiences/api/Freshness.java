package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.AudienceDefinition;
import io.audiences.audience.AudienceState;
import io.audiences.audience.Audiences;
import io.audiences.membership.Calculated;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** Judges results by the schedule of the published definition: how old they are, and when the next are due. */
final class Freshness {
    private final Audiences audiences;
    private final InstantSource clock;

    Freshness(Audiences audiences, InstantSource clock) {
        this.audiences = audiences;
        this.clock = clock;
    }

    private record Plan(AudienceDefinition definition, ZoneId zone) {
        Optional<Instant> next(Instant after) {
            return definition.schedule().next(after, zone);
        }
    }

    /** The plan of a published audience; nothing is due of any other. */
    private Optional<Plan> plan(Audience audience) {
        return Optional.of(audience)
                .filter(found -> found.state() == AudienceState.PUBLISHED)
                .flatMap(Audience::publishedVersion)
                .map(version -> version == audience.version()
                        ? audience.definition()
                        : audiences.version(audience.id(), version).definition())
                .map(definition -> new Plan(definition, audiences.zone(definition)));
    }

    /** Whether a run has been due since, or another version has been published. */
    boolean isStale(Audience audience, Calculated calculated) {
        boolean isDue = plan(audience)
                .flatMap(plan -> plan.next(calculated.computedAt()))
                .filter(due -> !due.isAfter(clock.instant()))
                .isPresent();
        return isDue
                || audience.publishedVersion()
                        .filter(version -> version != calculated.version())
                        .isPresent();
    }

    /** When the audience is due after an instant. */
    Optional<Instant> next(Audience audience, Instant after) {
        return plan(audience).flatMap(plan -> plan.next(after));
    }

    Optional<Instant> next(Audience audience) {
        return next(audience, clock.instant());
    }
}
