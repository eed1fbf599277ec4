package io.audiences.recalculation;

import io.audiences.condition.Word;

/** How far a run, or one audience of it, has come. */
public enum RunState implements Word {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
