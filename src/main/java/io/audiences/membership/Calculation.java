package io.audiences.membership;

import java.time.Instant;
import org.roaringbitmap.RoaringBitmap;

/**
 * The members that a run found for one audience.
 *
 * @param version of the definition that was evaluated
 * @param asOf the instant it was evaluated at
 * @param members the numbers of the customers that match; not changed and not kept
 */
public record Calculation(String audience, int version, String run, Instant asOf, Cause cause, RoaringBitmap members) {}
