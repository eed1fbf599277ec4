package io.audiences.audience;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who names whom at one moment. */
final class AudienceGraph {
    private final Map<String, SortedSet<String>> named = new HashMap<>();
    private final Map<String, SortedSet<String>> namedBy = new HashMap<>();

    void add(String audience, String name) {
        named.computeIfAbsent(audience, absent -> new TreeSet<>()).add(name);
        namedBy.computeIfAbsent(name, absent -> new TreeSet<>()).add(audience);
    }

    /** A shortest way from one audience to another, each naming the next; both ends included. */
    Optional<List<String>> path(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(List.of(from));
        }
        Map<String, String> before = walk(from, named);
        if (!before.containsKey(to)) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(List.of(to));
        while (!path.get(path.size() - 1).equals(from)) {
            path.add(before.getOrDefault(path.get(path.size() - 1), from));
        }
        Collections.reverse(path);
        return Optional.of(path);
    }

    /** Whoever names the audience. */
    SortedSet<String> namers(String audience) {
        return namedBy.getOrDefault(audience, Collections.emptySortedSet());
    }

    /** Whoever names the audience, and whoever names these, and so on, the nearest first; each with whom it names on the way. */
    Map<String, String> dependents(String audience) {
        return walk(audience, namedBy);
    }

    /** All that can be reached, the nearest first, each with the one before it. */
    private static Map<String, String> walk(String start, Map<String, SortedSet<String>> steps) {
        Map<String, String> before = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String here = open.remove();
            for (String next : steps.getOrDefault(here, Collections.emptySortedSet())) {
                if (!next.equals(start) && before.putIfAbsent(next, here) == null) {
                    open.add(next);
                }
            }
        }
        return before;
    }
}
