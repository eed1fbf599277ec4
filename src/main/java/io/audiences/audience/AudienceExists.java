package io.audiences.audience;

/** The id is taken. */
public final class AudienceExists extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AudienceExists(String id) {
        super("There is already an audience \"" + id + "\"");
    }
}
