package io.audiences.membership;

import java.time.Instant;

/**
 * One change of an audience's members.
 *
 * @param sequence its place among all changes of all audiences
 * @param size the size thereafter
 */
public record AudienceHistoryEntry(
        long sequence, Instant at, String run, int version, Cause cause, long entered, long exited, long size) {}
