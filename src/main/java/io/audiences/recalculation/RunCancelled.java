package io.audiences.recalculation;

/** Ends a pass that somebody cancelled. */
final class RunCancelled extends RuntimeException {
    RunCancelled() {
        super("cancelled", null, false, false);
    }
}
