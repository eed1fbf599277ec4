package io.audiences.rules;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of the bindings, the names of the attributes and the numbers in words, that rules refer to. */
record Used(Map<Binding, BitSet> bound, Set<String> attributes, Set<String> numbers) {

    Used() {
        this(new EnumMap<>(Binding.class), new TreeSet<>(), new TreeSet<>());
    }

    /** The numbers of one kind; more can be set. */
    BitSet of(Binding kind) {
        return bound.computeIfAbsent(kind, absent -> new BitSet());
    }

    void addAll(Used other) {
        other.bound.forEach((kind, bits) -> of(kind).or(bits));
        attributes.addAll(other.attributes);
        numbers.addAll(other.numbers);
    }
}
