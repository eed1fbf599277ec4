package io.audiences.recalculation;

import io.audiences.condition.Word;

/** What a running run is doing. */
public enum Phase implements Word {
    WAITING,
    COMPILING,
    /** Dividing buyers into fifths, which only some audiences need. */
    RANKING,
    EVALUATING,
    COMMITTING,
    DONE
}
