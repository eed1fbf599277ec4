package io.audiences.rules;

import java.util.BitSet;
import java.util.Set;

/** The numbers of the bindings, and the names of the attributes, that rules refer to. */
record Used(BitSet measures, BitSet tests, BitSet texts, BitSet brands, Set<String> attributes) {

    Used() {
        this(new BitSet(), new BitSet(), new BitSet(), new BitSet(), new java.util.TreeSet<>());
    }

    void addAll(Used other) {
        measures.or(other.measures);
        tests.or(other.tests);
        texts.or(other.texts);
        brands.or(other.brands);
        attributes.addAll(other.attributes);
    }
}
