package io.audiences.condition.sentence;

import java.util.List;
import java.util.stream.Stream;

/** What is said, before it is joined to a sentence. */
sealed interface Phrase {

    /**
     * Words that stand for one test.
     *
     * @param isCompound whether it has a part that an "and" or "or" after it could seem to continue
     */
    record Clause(String text, boolean isCompound) implements Phrase {}

    /** At least two phrases, all or any of which hold. */
    record Group(boolean isAll, List<Phrase> parts) implements Phrase {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /** Groups of the same kind inside are dissolved, a single phrase stands for itself. */
    static Phrase group(boolean isAll, List<Phrase> parts, Clause whenEmpty) {
        List<Phrase> flat =
                parts.stream().flatMap(part -> flattened(isAll, part)).toList();
        if (flat.isEmpty()) {
            return whenEmpty;
        }
        return flat.size() == 1 ? flat.get(0) : new Group(isAll, flat);
    }

    private static Stream<Phrase> flattened(boolean isAll, Phrase part) {
        return part instanceof Group group && group.isAll() == isAll ? group.parts().stream() : Stream.of(part);
    }
}
