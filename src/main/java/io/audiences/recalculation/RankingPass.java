package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.rules.Quintile;
import io.audiences.rules.Ranking;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Ranks all buyers before the rules are evaluated, where a trait that they read asks for it. */
final class RankingPass {
    private final RuleCompiler compiler;
    private final Sweep sweep;

    RankingPass(RuleCompiler compiler, Sweep sweep) {
        this.compiler = compiler;
        this.sweep = sweep;
    }

    Thresholds thresholds(Collection<Rule> rules, Instant asOf, Watch watch, Progress progress) {
        Set<Quintile> quintiles = compiler.quintiles(rules);
        if (quintiles.isEmpty()) {
            return Thresholds.NONE;
        }
        Ranking ranking = compiler.ranking(quintiles, asOf);
        return ranking.thresholds(sweep.run(
                ranking.request(), () -> new Share(ranking.worker()), watch, () -> progress.at(Phase.RANKING, 0, 0)));
    }

    private record Share(Ranking.Worker ranking) implements Sweep.Worker<Ranking.Worker> {
        @Override
        public void take(List<CustomerFacts> batch) {
            batch.forEach(ranking::add);
        }

        @Override
        public Ranking.Worker result() {
            return ranking;
        }

        @Override
        public void close() {}
    }
}
