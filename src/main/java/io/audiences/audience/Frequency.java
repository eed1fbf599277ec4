package io.audiences.audience;

import io.audiences.condition.Word;

/** How often an audience is recalculated by itself. */
public enum Frequency implements Word {
    /** Only at publishing and on request. */
    NEVER,
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY
}
