package io.audiences.recalculation;

import io.audiences.customer.FactsReader;
import io.audiences.customer.NumberRange;
import io.audiences.database.Database;
import io.audiences.rules.Quintile;
import io.audiences.rules.Ranking;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import io.audiences.rules.Thresholds.Bounds;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What divides buyers into fifths when one customer is evaluated: the thresholds of the last run, which the stored members
 * rest on as well. Those that no run has computed are computed here, once.
 */
public final class LiveThresholds {
    private static final int RANGE = 4_000;

    private final ThresholdStore store = new ThresholdStore();
    private final Database database;
    private final FactsReader reader;
    private final RuleCompiler compiler;
    private final Map<Quintile, Bounds> computed = new ConcurrentHashMap<>();

    public LiveThresholds(Database database, FactsReader reader, RuleCompiler compiler) {
        this.database = database;
        this.reader = reader;
        this.compiler = compiler;
    }

    Thresholds of(Collection<Rule> rules, Instant asOf) {
        Set<Quintile> missing = new HashSet<>();
        Map<Quintile, Bounds> known = new HashMap<>();
        for (Quintile quintile : compiler.quintiles(rules)) {
            database.<Optional<Bounds>>read(handle -> store.last(handle, quintile))
                    .or(() -> Optional.ofNullable(computed.get(quintile)))
                    .ifPresentOrElse(bounds -> known.put(quintile, bounds), () -> missing.add(quintile));
        }
        Thresholds found = new Thresholds(known);
        return missing.isEmpty() ? found : found.and(compute(missing, asOf));
    }

    private synchronized Thresholds compute(Set<Quintile> quintiles, Instant asOf) {
        Ranking ranking = compiler.ranking(quintiles, asOf);
        Ranking.Worker worker = ranking.worker();
        for (NumberRange range : reader.ranges(RANGE)) {
            reader.read(ranking.request(), range, worker::add);
        }
        Thresholds thresholds = ranking.thresholds(List.of(worker));
        thresholds.bounds().forEach((quintile, bounds) -> {
            if (bounds.buyers() > 0) {
                computed.put(quintile, bounds);
            }
        });
        return thresholds;
    }
}
