package io.audiences.recalculation;

import java.util.Optional;

/**
 * What a run did for one audience.
 *
 * @param version of the definition that was evaluated; 0 when there was none
 * @param members the audience's size afterwards
 */
public record AudienceResult(
        String audience,
        int version,
        RunState state,
        long members,
        long entered,
        long exited,
        Optional<Failure> failure) {

    static AudienceResult queued(String audience) {
        return new AudienceResult(audience, 0, RunState.QUEUED, 0, 0, 0, Optional.empty());
    }

    static AudienceResult failed(String audience, int version, Failure failure) {
        return new AudienceResult(audience, version, RunState.FAILED, 0, 0, 0, Optional.of(failure));
    }
}
