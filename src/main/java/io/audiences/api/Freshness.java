package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.AudienceDefinition;
import io.audiences.audience.AudienceState;
import io.audiences.audience.Audiences;
import io.audiences.audience.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Judges an audience's results by the schedule of its published definition: how old they are, and when the next are due.
 *
 * @param published the version that results should be of
 */
record Freshness(Optional<Integer> published, Schedule schedule, ZoneId zone, InstantSource clock) {

    /** Of an audience that is not published nothing is due. */
    static Freshness of(Audience audience, Audiences audiences, InstantSource clock) {
        Optional<AudienceDefinition> definition = Optional.of(audience)
                .filter(found -> found.state() == AudienceState.PUBLISHED)
                .flatMap(Audience::publishedVersion)
                .map(version -> version == audience.version()
                        ? audience.definition()
                        : audiences.version(audience.id(), version).definition());
        Schedule schedule = definition.map(AudienceDefinition::schedule).orElse(Schedule.NEVER);
        // the zone of the brand costs a look at the database, which most audiences do not need
        ZoneId zone = schedule.equals(Schedule.NEVER)
                ? ZoneOffset.UTC
                : schedule.zone().or(() -> definition.map(audiences::zone)).orElse(ZoneOffset.UTC);
        return new Freshness(audience.publishedVersion(), schedule, zone, clock);
    }

    /** Whether a run has been due since, or another version has been published. */
    boolean isStale(int version, Instant computedAt) {
        boolean isDue =
                next(computedAt).filter(due -> !due.isAfter(clock.instant())).isPresent();
        return isDue || published.filter(current -> current != version).isPresent();
    }

    /** When the audience is due after an instant. */
    Optional<Instant> next(Instant after) {
        return schedule.next(after, zone);
    }

    Optional<Instant> next() {
        return next(clock.instant());
    }
}
