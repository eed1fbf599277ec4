package io.audiences.membership;

/** What committing a calculation did, and the audience's size thereafter. */
public record Committed(Outcome outcome, long entered, long exited, long size) {

    public enum Outcome {
        CHANGED,
        /** The same members as before: only the instant and the version moved on. */
        UNCHANGED,
        /** A later instant or a later version of the definition was committed before: nothing was written. */
        SUPERSEDED
    }
}
