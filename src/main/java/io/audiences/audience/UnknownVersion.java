package io.audiences.audience;

/** The audience has no such version. */
public final class UnknownVersion extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownVersion(String id, int version) {
        super("Audience \"" + id + "\" has no version " + version);
    }
}
