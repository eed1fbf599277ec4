package io.audiences.condition.lint;

import io.audiences.condition.Limits;
import io.audiences.condition.lint.Warning.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects warnings, one of a kind for a place. */
final class Warnings {
    private final Map<String, Warning> found = new LinkedHashMap<>();

    void add(String pointer, Code code, String detail) {
        if (found.size() < Limits.PROBLEMS) {
            found.putIfAbsent(pointer + " " + code, new Warning(pointer, code, detail));
        }
    }

    List<Warning> list() {
        return List.copyOf(found.values());
    }
}
