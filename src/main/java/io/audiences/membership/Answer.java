package io.audiences.membership;

import io.audiences.condition.Word;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a customer belongs to an audience.
 *
 * @param customer the customer's number
 * @param since the instant of the calculation in which a member last entered; empty for others
 * @param version of the definition that was evaluated
 * @param computedAt the instant it was evaluated at
 * @param stale whether the answer is older than the audience's schedule promises
 */
public record Answer(
        int customer,
        String audience,
        boolean member,
        Optional<Instant> since,
        int version,
        Instant computedAt,
        Mode mode,
        boolean stale,
        Optional<Instant> nextRecalculationAt) {

    public enum Mode implements Word {
        /** As last calculated. */
        STORED,
        /** Evaluated for the question. */
        LIVE
    }

    /** The same answer with what only the schedule knows. */
    public Answer scheduled(boolean isStale, Optional<Instant> next) {
        return new Answer(customer, audience, member, since, version, computedAt, mode, isStale, next);
    }
}
