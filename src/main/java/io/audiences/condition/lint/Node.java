package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import java.util.List;
import java.util.stream.Stream;

/** A condition without {@code not}, which is carried down to the tests, and without groups in groups of their kind. */
sealed interface Node {

    /** Of the part of the condition that this is, its {@code not} included. */
    String pointer();

    /** Whether a {@code not} around that part was carried down into the node, which so is its opposite. */
    boolean denied();

    /** Whether a subject compares so or, negated, does not. */
    record Test(String pointer, boolean denied, Subject subject, Comparison positive, boolean negated)
            implements Node {}

    /**
     * Nodes of which all or any hold.
     *
     * @param written where the group itself stands, and what it is there
     */
    record Group(String pointer, boolean denied, Written written, boolean isAll, List<Node> children) implements Node {
        public Group {
            children = children.stream()
                    .flatMap(child -> child instanceof Group group && group.isAll() == isAll
                            ? group.children().stream()
                            : Stream.of(child))
                    .toList();
        }
    }

    /** A group as it was written: its pointer, and whether it was an "all". */
    record Written(String pointer, boolean isAll) {}

    /** Whether the two ask the same, wherever they stand. */
    static boolean same(Node one, Node other) {
        if (one instanceof Test a && other instanceof Test b) {
            return a.subject().equals(b.subject()) && a.positive().equals(b.positive()) && a.negated() == b.negated();
        }
        if (!(one instanceof Group a && other instanceof Group b)
                || a.isAll() != b.isAll()
                || a.children().size() != b.children().size()) {
            return false;
        }
        for (int i = 0; i < a.children().size(); i++) {
            if (!same(a.children().get(i), b.children().get(i))) {
                return false;
            }
        }
        return true;
    }
}
