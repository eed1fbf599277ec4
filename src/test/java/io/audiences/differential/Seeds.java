package io.audiences.differential;

import java.util.SplittableRandom;

/** How much is tried, and from which seed: {@code -Ddifferential.seed=…} repeats, {@code -Ddifferential.pairs=…} goes on. */
final class Seeds {
    private static final int PAIRS = 40_000;

    private Seeds() {}

    /** Another seed in every build, unless one is given. */
    static long next() {
        Long given = Long.getLong("differential.seed");
        return given == null ? new SplittableRandom().nextLong() : given;
    }

    static int worlds() {
        return Math.max(1, Integer.getInteger("differential.pairs", PAIRS) / World.PAIRS);
    }
}
