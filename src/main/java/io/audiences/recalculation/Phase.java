package io.audiences.recalculation;

import io.audiences.condition.Word;

/** What a running run is doing. */
public enum Phase implements Word {
    WAITING,
    COMPILING,
    EVALUATING,
    COMMITTING,
    DONE
}
