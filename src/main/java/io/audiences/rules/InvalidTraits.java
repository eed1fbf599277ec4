package io.audiences.rules;

import java.util.List;

/** Files of traits that cannot be used; each problem says {@code file:line: message}. */
public final class InvalidTraits extends RuntimeException {
    private final transient List<String> problems;

    public InvalidTraits(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
