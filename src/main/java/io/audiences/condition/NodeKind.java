package io.audiences.condition;

import io.audiences.condition.Problem.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of nodes, each known by its key; and where each may stand. */
enum NodeKind implements Word {
    ALL,
    ANY,
    NOT,
    ATTRIBUTE,
    /** What {@link #ATTRIBUTE} may also be called where it names a property. */
    PROPERTY,
    EVENT,
    ITEMS,
    SEQUENCE,
    AUDIENCE,
    SAMPLE;

    /** What a condition decides about. */
    enum Place {
        CUSTOMER(EnumSet.complementOf(EnumSet.of(NodeKind.PROPERTY, NodeKind.ITEMS))),
        EVENT(EnumSet.of(
                NodeKind.ALL, NodeKind.ANY, NodeKind.NOT, NodeKind.ATTRIBUTE, NodeKind.PROPERTY, NodeKind.ITEMS)),
        ITEM(EnumSet.of(NodeKind.ALL, NodeKind.ANY, NodeKind.NOT, NodeKind.ATTRIBUTE, NodeKind.PROPERTY));

        private final Set<NodeKind> kinds;

        Place(Set<NodeKind> kinds) {
            this.kinds = kinds;
        }

        private List<String> keys() {
            return kinds.stream()
                    .filter(kind -> kind != PROPERTY)
                    .map(Word::word)
                    .toList();
        }
    }

    private static final List<String> PARTS = List.of(
            "operator", "value", "valueOf", "ignoreCase", "where", "window", "measure", "seed", "within", "absent");

    /** The kind whose key comes first in the object; empty with a problem when there is none. */
    static Optional<NodeKind> find(Members members, Place place) {
        List<String> unknown = new ArrayList<>();
        for (Iterator<String> keys = members.json().fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            Optional<NodeKind> kind = Word.find(NodeKind.class, key);
            if (kind.isPresent() && place.kinds.contains(kind.get())) {
                return kind;
            }
            if (kind.isPresent()) {
                members.add(key, Code.UNKNOWN_KEY, misplaced(kind.get(), place));
                return Optional.empty();
            }
            if (!PARTS.contains(key) && unknown.size() < Limits.PROBLEMS) {
                unknown.add(key);
            }
        }
        for (String key : unknown) {
            members.refuse(key, place.keys());
        }
        if (unknown.isEmpty()) {
            members.problems()
                    .add(
                            members.pointer(),
                            Code.MISSING_VALUE,
                            "expected one of " + Shown.oneOf(place.keys()) + ", got none of them");
        }
        return Optional.empty();
    }

    static List<String> with(String key, List<String> others) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(others);
        return List.copyOf(keys);
    }

    private static String misplaced(NodeKind kind, Place place) {
        return "expected one of " + Shown.oneOf(place.keys()) + ", got \"" + kind.word() + "\""
                + switch (kind) {
                    case PROPERTY -> "; did you mean \"attribute\"?";
                    case ITEMS ->
                        place == Place.ITEM
                                ? ", which cannot stand inside another"
                                : ", which can stand only in the \"where\" of an event test";
                    default -> ", which cannot stand inside \"where\"";
                };
    }
}
