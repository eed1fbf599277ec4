package io.audiences.differential;

import io.audiences.condition.Condition;
import java.util.List;
import java.util.Optional;

/** Holds an engine against the interpreter, and tells where they differ, as small as it can. */
final class Differences {
    private static final Engine REFERENCE = new InterpreterEngine();

    private final Engine engine;

    Differences(Engine engine) {
        this.engine = engine;
    }

    /** A smallest part of a world in which they differ. */
    Optional<Difference> find(World world) {
        if (!differs(world)) {
            return Optional.empty();
        }
        World smallest = new Shrinking(this::differs).smallest(world);
        return Optional.of(new Difference(
                smallest,
                REFERENCE.matches(smallest).toString(),
                answer(smallest).toString()));
    }

    /** An engine that fails differs as well. */
    private boolean differs(World world) {
        return !REFERENCE.matches(world).equals(answer(world));
    }

    private Object answer(World world) {
        try {
            return engine.matches(world);
        } catch (RuntimeException e) {
            return e;
        }
    }

    static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.children();
        }
        if (condition instanceof Condition.Any any) {
            return any.children();
        }
        return condition instanceof Condition.Not not ? List.of(not.child()) : List.of();
    }
}
