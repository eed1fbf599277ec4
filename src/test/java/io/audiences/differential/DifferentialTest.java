package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Engines agree with the interpreter on random conditions and customers. */
class DifferentialTest {

    @Test
    void theGeneratedRulesAgreeWithTheInterpreter(TestReporter reporter) {
        long seed = Seeds.next();
        int worlds = Seeds.worlds();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        reporter.publishEntry("differential.pairs", String.valueOf(worlds * World.PAIRS));
        Differences differences = new Differences(new RulesEngine());
        assertThat(World.from(seed)
                        .limit(worlds)
                        .flatMap(world -> differences.find(world).stream())
                        .limit(3))
                .isEmpty();
    }
}
