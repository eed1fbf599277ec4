package io.audiences.audience;

/** There is no audience with the id. */
public final class UnknownAudience extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownAudience(String id) {
        super("There is no audience \"" + id + "\"");
    }
}
