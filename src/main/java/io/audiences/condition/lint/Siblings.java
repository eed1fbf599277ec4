package io.audiences.condition.lint;

import io.audiences.condition.lint.Node.Group;
import io.audiences.condition.lint.Warning.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Holds the parts of each group against each other and against what surrounds the group. In an "all" a part may rely on its
 * siblings, in an "any" on their opposites: there it matters only where they do not hold.
 */
final class Siblings {
    private final Judge judge;
    private final Warnings warnings;

    Siblings(Judge judge, Warnings warnings) {
        this.judge = judge;
        this.warnings = warnings;
    }

    void check(Node node) {
        if (node instanceof Group group) {
            check(group, Facts.none());
        }
    }

    private void check(Group group, Facts known) {
        if (conflict(group)) {
            return;
        }
        List<Node> kept = new ArrayList<>(group.children());
        List<Node> lastFirst = new ArrayList<>(group.children());
        Collections.reverse(lastFirst);
        for (Node child : lastFirst) {
            if (!keep(child, group, kept, known)) {
                kept.remove(indexOf(kept, child));
            }
        }
    }

    /** Whether two or more parts, each of which may hold, can never hold together or never all fail. */
    private boolean conflict(Group group) {
        Facts together = Facts.none();
        for (Node child : group.children()) {
            Facts facts = judge.facts(child, group.isAll());
            if (!facts.isPossible()) {
                continue;
            }
            together.require(facts);
            if (!together.isPossible()) {
                addConflict(group, child, partner(group, child, facts));
                return true;
            }
        }
        return false;
    }

    private void addConflict(Group group, Node child, String partner) {
        Node.Written written = group.written();
        if (written.isAll()) {
            warnings.add(child.pointer(), Code.CONTRADICTION, "can never hold together with " + partner);
        } else {
            warnings.add(
                    written.pointer(), Code.ALWAYS_TRUE, "always holds: " + child.pointer() + " or else " + partner);
        }
    }

    private String partner(Group group, Node child, Facts facts) {
        for (Node other : group.children()) {
            Facts both = facts.copy();
            both.require(judge.facts(other, group.isAll()));
            if (other == child) {
                break;
            }
            if (!both.isPossible()) {
                return other.pointer();
            }
        }
        return "the others before it";
    }

    /** Whether the part still counts for its siblings; if not, it is warned of. */
    private boolean keep(Node child, Group group, List<Node> kept, Facts known) {
        Verdict own = judge.verdict(child, Facts.none());
        if (own != Verdict.SOMETIMES) {
            check(child);
            boolean never = own.unless(child.denied()) == Verdict.NEVER;
            warnings.add(
                    child.pointer(),
                    never ? Code.ALWAYS_FALSE : Code.ALWAYS_TRUE,
                    never ? "can never hold" : "always holds, so it changes nothing");
            return false;
        }
        Optional<Node> twin = twin(child, kept);
        if (twin.isPresent()) {
            warnings.add(
                    child.pointer(), Code.DUPLICATE, "the same as " + twin.get().pointer());
            return false;
        }
        Facts around = around(child, group, kept, known);
        Verdict here = judge.verdict(child, around);
        if (here == Verdict.SOMETIMES) {
            if (child instanceof Group inner) {
                check(inner, around);
            }
            return true;
        }
        boolean isIdle = here == (group.isAll() ? Verdict.ALWAYS : Verdict.NEVER);
        boolean alone = judge.verdict(child, known) == here;
        if (here == Verdict.NEVER && (alone || group.isAll())) {
            addUnreachable(child, group);
        } else if (isIdle) {
            boolean isAll = group.isAll() != child.denied();
            warnings.add(
                    child.pointer(),
                    Code.REDUNDANT,
                    isAll
                            ? "follows from the others, so it changes nothing"
                            : "lies within the others, so it adds no one");
        }
        return !isIdle;
    }

    private static Optional<Node> twin(Node child, List<Node> kept) {
        return kept.stream()
                .takeWhile(other -> other != child)
                .filter(other -> Node.same(other, child))
                .findFirst();
    }

    private void addUnreachable(Node child, Group group) {
        if (!child.denied()) {
            warnings.add(child.pointer(), Code.UNREACHABLE, "can never hold together with what surrounds it");
        } else if (group.isAll()) {
            warnings.add(child.pointer(), Code.CONTRADICTION, "always holds beside what surrounds it, but must not");
        } else {
            warnings.add(child.pointer(), Code.REDUNDANT, "follows from what surrounds it, so it changes nothing");
        }
    }

    private Facts around(Node child, Group group, List<Node> kept, Facts known) {
        Facts around = known.copy();
        for (Node other : kept) {
            if (other != child) {
                around.require(judge.facts(other, group.isAll()));
            }
        }
        return around.isPossible() ? around : known;
    }

    private static int indexOf(List<Node> nodes, Node node) {
        int index = 0;
        while (nodes.get(index) != node) {
            index++;
        }
        return index;
    }
}
