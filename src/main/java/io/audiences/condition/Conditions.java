package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;

/** From JSON to a checked condition in one step. */
public final class Conditions {
    private Conditions() {}

    /**
     * Reads and checks a condition, reporting all its problems at once. Numbers beyond 15 digits are exact only when the
     * JSON was parsed with {@code USE_BIG_DECIMAL_FOR_FLOATS}.
     */
    public static Reading parse(JsonNode json, Vocabulary vocabulary) {
        ConditionReader.Positioned read = ConditionReader.readWithPointers(json);
        Problems problems = new Problems();
        read.reading().problems().forEach(problems::add);
        for (Problem problem : ConditionChecker.check(read.reading().condition(), vocabulary)) {
            String pointer = read.written().getOrDefault(problem.pointer(), problem.pointer());
            problems.add(pointer, problem.code(), problem.detail());
        }
        return new Reading(read.reading().condition(), problems.list());
    }
}
