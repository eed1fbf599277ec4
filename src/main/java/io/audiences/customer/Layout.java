package io.audiences.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which name stands at which place of a row of values; shared by all rows of one read. */
public final class Layout {
    private final List<String> names;
    private final Map<String, Integer> slots = new HashMap<>();

    public Layout(List<String> names) {
        this.names = List.copyOf(names);
        for (String name : names) {
            // the same object as the constant in a rule, which spares comparing the characters
            slots.put(name.intern(), slots.size());
        }
    }

    public List<String> names() {
        return names;
    }

    /** The place of {@code name}, or -1. */
    public int slot(String name) {
        Integer slot = slots.get(name);
        return slot == null ? -1 : slot;
    }
}
