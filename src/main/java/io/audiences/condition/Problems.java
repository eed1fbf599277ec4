package io.audiences.condition;

import io.audiences.condition.Problem.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects problems, as many as are reported of one input. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String pointer, Code code, String detail) {
        add(new Problem(pointer, code, detail));
    }

    public void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    /** Whether no more are reported, so that none need be looked for. */
    public boolean isFull() {
        return found.size() >= Limits.PROBLEMS;
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }
}
