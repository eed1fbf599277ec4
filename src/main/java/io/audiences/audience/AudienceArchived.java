package io.audiences.audience;

/** An archived audience is neither edited nor published. */
public final class AudienceArchived extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AudienceArchived(String id) {
        super("Audience \"" + id + "\" is archived; restore it first");
    }
}
