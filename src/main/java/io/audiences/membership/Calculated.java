package io.audiences.membership;

import java.time.Instant;

/**
 * The last calculation of an audience.
 *
 * @param version of the definition that was evaluated
 * @param computedAt the instant it was evaluated at
 */
public record Calculated(int version, String run, Instant computedAt, long size) {}
