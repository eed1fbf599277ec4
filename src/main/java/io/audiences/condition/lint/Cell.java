package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finitely many states that stand for everything a subject may be: for every value there is a state in which the same
 * comparisons hold. Some states may stand for nothing that occurs, which only hides warnings.
 */
final class Cell {
    static final Comparison EXISTS = new Comparison(Operator.EXISTS, new Operand.Nothing());

    private final int size;
    private final Map<Comparison, BitSet> holding = new HashMap<>();

    private Cell(int size) {
        this.size = size;
    }

    /** States for the points, and one for a missing value where there may be none. */
    static <T> Cell of(
            boolean mayBeMissing,
            List<T> points,
            Collection<Comparison> asked,
            Function<Comparison, Predicate<T>> holding) {
        int first = mayBeMissing ? 1 : 0;
        Cell cell = new Cell(first + points.size());
        for (Comparison comparison : asked) {
            Predicate<T> holds = holding.apply(comparison);
            BitSet states = new BitSet(cell.size);
            for (int i = 0; i < points.size(); i++) {
                states.set(first + i, holds.test(points.get(i)));
            }
            cell.holding.put(comparison, states);
        }
        BitSet present = new BitSet(cell.size);
        present.set(first, cell.size);
        cell.holding.put(EXISTS, present);
        return cell;
    }

    BitSet all() {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /** The states in which the comparison holds or, negated, does not; empty where the cell cannot tell. */
    Optional<BitSet> states(Comparison positive, boolean negated) {
        return Optional.ofNullable(holding.get(positive)).map(states -> negated ? complement(states) : copy(states));
    }

    BitSet complement(BitSet states) {
        BitSet others = all();
        others.andNot(states);
        return others;
    }

    static BitSet copy(BitSet states) {
        return (BitSet) states.clone();
    }
}
