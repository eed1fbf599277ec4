package io.audiences.condition;

import java.util.List;

/**
 * A condition as read, with all that is wrong with it. Only without problems does the condition mean anything: ill-formed
 * parts have been replaced by placeholders.
 */
public record Reading(Condition condition, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }
}
