package io.audiences.server;

import java.util.List;

/** The configuration cannot be used; has all that is wrong with it, one line each. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // an immutable list of texts is serializable
    private final List<String> problems;

    public InvalidSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
