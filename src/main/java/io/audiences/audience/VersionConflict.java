package io.audiences.audience;

/** Someone else's edit came first. */
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VersionConflict(String id, int expected, int actual) {
        super("Audience \"" + id + "\" is at version " + actual + ", not " + expected);
    }
}
