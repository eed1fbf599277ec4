package io.audiences.condition.lint;

import io.audiences.condition.lint.Node.Group;
import io.audiences.condition.lint.Node.Test;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Tells what follows from a node, and what a node comes to where something is known. */
final class Judge {
    private final Cells cells;
    private final IdentityHashMap<Node, Facts> whenTrue = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Facts> whenFalse = new IdentityHashMap<>();

    Judge(Cells cells) {
        this.cells = cells;
    }

    /** What must be so when the node holds, or when it does not. */
    Facts facts(Node node, boolean holds) {
        IdentityHashMap<Node, Facts> known = holds ? whenTrue : whenFalse;
        Facts facts = known.get(node);
        if (facts == null) {
            facts = node instanceof Test test ? facts(test, holds) : facts((Group) node, holds);
            known.put(node, facts);
        }
        return facts;
    }

    private Facts facts(Test test, boolean holds) {
        Facts facts = Facts.none();
        for (Cell cell : cells.of(test.subject())) {
            cell.states(test.positive(), test.negated() == holds).ifPresent(states -> facts.require(cell, states));
        }
        return facts;
    }

    private Facts facts(Group group, boolean holds) {
        List<Facts> children =
                group.children().stream().map(child -> facts(child, holds)).toList();
        if (group.isAll() == holds) {
            Facts all = Facts.none();
            children.forEach(all::require);
            return all;
        }
        Optional<Facts> any = children.stream()
                .filter(Facts::isPossible)
                .map(Facts::copy)
                .reduce((left, right) -> {
                    left.allow(right);
                    return left;
                });
        return any.orElseGet(Facts::impossible);
    }

    /** What the node comes to where {@code known} is so. */
    Verdict verdict(Node node, Facts known) {
        return node instanceof Test test ? verdict(test, known) : verdict((Group) node, known);
    }

    private Verdict verdict(Test test, Facts known) {
        for (Cell cell : cells.of(test.subject())) {
            Optional<BitSet> states = cell.states(test.positive(), test.negated());
            if (states.isPresent()) {
                BitSet left = known.left(cell);
                if (!left.intersects(states.get())) {
                    return Verdict.NEVER;
                }
                BitSet others = Cell.copy(left);
                others.andNot(states.get());
                if (others.isEmpty()) {
                    return Verdict.ALWAYS;
                }
            }
        }
        return Verdict.SOMETIMES;
    }

    /** An "any" is judged as the "all" of the opposites, the other way round. */
    private Verdict verdict(Group group, Facts known) {
        Facts together = known.copy();
        boolean allAlways = true;
        for (Node child : group.children()) {
            together.require(facts(child, group.isAll()));
            Verdict verdict = verdict(child, known).unless(!group.isAll());
            if (verdict == Verdict.NEVER || !together.isPossible()) {
                return Verdict.NEVER.unless(!group.isAll());
            }
            allAlways &= verdict == Verdict.ALWAYS;
        }
        return allAlways ? Verdict.ALWAYS.unless(!group.isAll()) : Verdict.SOMETIMES;
    }
}
