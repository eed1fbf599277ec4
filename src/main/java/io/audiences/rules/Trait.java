package io.audiences.rules;

import io.audiences.condition.ValueType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An attribute that hand-written rules compute.
 *
 * @param rules the names of its rules
 * @param reads what they read
 */
record Trait(String name, ValueType type, Set<String> rules, Set<Read> reads) {
    Trait {
        rules = Set.copyOf(rules);
        // in their order, by which measures are numbered, so that the same audience always has the same rule
        reads = Collections.unmodifiableSet(new LinkedHashSet<>(reads));
    }
}
