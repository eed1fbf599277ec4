package io.audiences.recalculation;

/** No run has the id. */
public final class UnknownRun extends RuntimeException {
    public UnknownRun(String id) {
        super("no run " + id);
    }
}
