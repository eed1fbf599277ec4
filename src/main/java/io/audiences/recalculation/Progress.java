package io.audiences.recalculation;

/** Told how far a run has come, about four times a second and at each new phase. */
@FunctionalInterface
public interface Progress {
    /**
     * Called by the thread that runs.
     *
     * @param done customers evaluated, of {@code total}
     */
    void at(Phase phase, long done, long total);
}
