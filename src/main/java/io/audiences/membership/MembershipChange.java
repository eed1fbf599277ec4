package io.audiences.membership;

import java.time.Instant;

/** One customer entering or leaving one audience. */
public record MembershipChange(
        String audience, int customer, Kind change, Instant at, int version, String run, Cause cause) {

    public enum Kind {
        ENTERED,
        EXITED
    }
}
