package io.audiences.recalculation;

import io.audiences.membership.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the ledger: one recalculation of some audiences at one instant.
 *
 * @param asOf the instant of evaluation, once the run has started
 * @param done customers evaluated, of {@code total}
 */
public record Run(
        String id,
        RunState state,
        Cause cause,
        Phase phase,
        Optional<Instant> asOf,
        long done,
        long total,
        long entered,
        long exited,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Failure> failure,
        List<AudienceResult> audiences) {
    public Run {
        audiences = List.copyOf(audiences);
    }

    static Run queued(String id, List<String> audiences, Cause cause, Instant now) {
        return new Run(
                id,
                RunState.QUEUED,
                cause,
                Phase.WAITING,
                Optional.empty(),
                0,
                0,
                0,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                audiences.stream().distinct().map(AudienceResult::queued).toList());
    }

    /** The audiences to calculate. */
    public List<String> audienceIds() {
        return audiences.stream().map(AudienceResult::audience).toList();
    }

    /** The time from start to finish. */
    public Optional<Duration> took() {
        return startedAt.flatMap(start -> finishedAt.map(finish -> Duration.between(start, finish)));
    }
}
