package io.audiences.rules;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of the bindings, the names of the attributes and the numbers in words, that rules refer to. */
record Used(BitSet measures, BitSet tests, BitSet texts, BitSet brands, Set<String> attributes, Set<String> numbers) {

    Used() {
        this(new BitSet(), new BitSet(), new BitSet(), new BitSet(), new TreeSet<>(), new TreeSet<>());
    }

    void addAll(Used other) {
        measures.or(other.measures);
        tests.or(other.tests);
        texts.or(other.texts);
        brands.or(other.brands);
        attributes.addAll(other.attributes);
        numbers.addAll(other.numbers);
    }
}
