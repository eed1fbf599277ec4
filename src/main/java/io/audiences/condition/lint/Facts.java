package io.audiences.condition.lint;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What must be so at a place in a condition: for each cell the states that are left. */
final class Facts {
    private final Map<Cell, BitSet> left = new HashMap<>();
    private boolean isPossible = true;

    static Facts none() {
        return new Facts();
    }

    static Facts impossible() {
        Facts facts = new Facts();
        facts.isPossible = false;
        return facts;
    }

    Facts copy() {
        Facts copy = new Facts();
        left.forEach((cell, states) -> copy.left.put(cell, Cell.copy(states)));
        copy.isPossible = isPossible;
        return copy;
    }

    /** Adds what must be so as well. */
    void require(Cell cell, BitSet states) {
        BitSet both = left.computeIfAbsent(cell, Cell::all);
        both.and(states);
        isPossible &= !both.isEmpty();
    }

    void require(Facts others) {
        others.left.forEach(this::require);
        isPossible &= others.isPossible;
    }

    /** Only what is said of the same cells in both, where either may be so. */
    void allow(Facts others) {
        left.keySet().retainAll(others.left.keySet());
        left.forEach((cell, states) -> states.or(others.left.get(cell)));
    }

    /** Whether some state of every cell is left. */
    boolean isPossible() {
        return isPossible;
    }

    BitSet left(Cell cell) {
        BitSet states = left.get(cell);
        return states == null ? cell.all() : states;
    }
}
