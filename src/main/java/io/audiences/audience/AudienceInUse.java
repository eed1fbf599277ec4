package io.audiences.audience;

import java.util.List;

/** Others depend on the audience, so it is neither archived nor deleted. */
public final class AudienceInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String id;
    private final transient List<Audience> dependents;

    AudienceInUse(String id, List<Audience> dependents) {
        super("Audience \"" + id + "\" is named by others");
        this.id = id;
        this.dependents = List.copyOf(dependents);
    }

    public String id() {
        return id;
    }

    /** The audiences whose latest or published version names it. */
    public List<Audience> dependents() {
        return dependents;
    }
}
