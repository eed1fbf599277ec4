package io.audiences.recalculation;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsReader;
import io.audiences.rules.Quintile;
import io.audiences.rules.Ranking;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.roaringbitmap.RoaringBitmap;

/**
 * One pass over all customers for any number of rules at one instant, and before it, where traits that the rules read divide
 * buyers into fifths, another one that ranks these.
 */
final class Pass {
    private final FactsReader reader;
    private final RuleCompiler compiler;
    private final Sweep sweep;

    /** A pass by so many workers on the executor, which has at least as many threads. */
    Pass(FactsReader reader, RuleCompiler compiler, ExecutorService executor, int workers) {
        this.reader = reader;
        this.compiler = compiler;
        this.sweep = new Sweep(reader, executor, workers);
    }

    /** The customers that match each rule, by the rule's number, and the rules that threw. */
    record Result(
            Map<Integer, RoaringBitmap> matches,
            Map<Integer, RuntimeException> failures,
            long customers,
            Thresholds thresholds) {}

    /** Evaluates the plan, telling {@code progress} from this thread. */
    Result evaluate(Plan plan, Instant asOf, Watch watch, Progress progress) {
        long total = reader.count();
        Map<Integer, RoaringBitmap> matches = new HashMap<>();
        if (plan.isEmpty()) {
            progress.at(Phase.EVALUATING, 0, total);
            return new Result(matches, Map.of(), 0, Thresholds.NONE);
        }
        Thresholds thresholds = rank(plan, asOf, watch, progress);
        Evaluation evaluation = new Evaluation(compiler, plan, asOf, thresholds);
        sweep.run(
                        evaluation.request(),
                        () -> new Matching(evaluation.worker(), watch),
                        watch,
                        () -> progress.at(Phase.EVALUATING, watch.done(), total))
                .forEach(worker -> worker.forEach(
                        (rule, found) -> matches.merge(rule, found, (one, other) -> RoaringBitmap.or(one, other))));
        return new Result(matches, evaluation.failures(), watch.done(), thresholds);
    }

    private Thresholds rank(Plan plan, Instant asOf, Watch watch, Progress progress) {
        Set<Quintile> quintiles = compiler.quintiles(plan.rules());
        if (quintiles.isEmpty()) {
            return Thresholds.NONE;
        }
        Ranking ranking = compiler.ranking(quintiles, asOf);
        List<Ranking.Worker> workers = sweep.run(
                ranking.request(),
                () -> new RankingShare(ranking.worker()),
                watch,
                () -> progress.at(Phase.RANKING, 0, 0));
        return ranking.thresholds(workers);
    }

    private record Matching(Evaluation.Worker worker, Watch watch)
            implements Sweep.Worker<Map<Integer, RoaringBitmap>> {
        @Override
        public void take(List<CustomerFacts> batch) {
            worker.match(batch);
            watch.add(batch.size());
        }

        @Override
        public Map<Integer, RoaringBitmap> result() {
            return worker.matches();
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    private record RankingShare(Ranking.Worker worker) implements Sweep.Worker<Ranking.Worker> {
        @Override
        public void take(List<CustomerFacts> batch) {
            batch.forEach(worker::add);
        }

        @Override
        public Ranking.Worker result() {
            return worker;
        }

        @Override
        public void close() {}
    }
}
