package io.audiences.recalculation;

import io.audiences.rules.Quintile;
import io.audiences.rules.Thresholds.Bounds;
import java.time.Instant;

/** What divided buyers into fifths in a run. */
public record RunThresholds(Quintile quintile, Bounds bounds, Instant computedAt) {}
