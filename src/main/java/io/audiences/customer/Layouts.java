package io.audiences.customer;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One layout for each list of names, so that places looked up for one read serve the next. */
final class Layouts {
    /** Beyond so many, lists of names are of no use again soon. */
    private static final int MOST = 1_000;

    private final ConcurrentMap<List<String>, Layout> layouts = new ConcurrentHashMap<>();

    Layout of(List<String> names) {
        if (layouts.size() >= MOST) {
            layouts.clear();
        }
        return layouts.computeIfAbsent(names, Layout::new);
    }
}
