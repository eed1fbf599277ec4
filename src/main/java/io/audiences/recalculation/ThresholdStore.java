package io.audiences.recalculation;

import io.audiences.condition.BrandScope;
import io.audiences.customer.Micros;
import io.audiences.rules.Quintile;
import io.audiences.rules.Thresholds;
import io.audiences.rules.Thresholds.Bounds;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of the thresholds that runs computed. */
final class ThresholdStore {

    void insert(Handle handle, String run, Thresholds thresholds, Instant asOf) {
        if (thresholds.bounds().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO run_thresholds (run, position, brands, zone, figure, ends, buyers, computed_at)
                VALUES (:run, :position, :brands, :zone, :figure, :ends, :buyers, :computedAt)""");
        List<Quintile> quintiles = thresholds.bounds().keySet().stream()
                .sorted(Comparator.comparing(ThresholdStore::brands)
                        .thenComparing(quintile -> quintile.zone().getId())
                        .thenComparing(Quintile::figure))
                .toList();
        for (int i = 0; i < quintiles.size(); i++) {
            Quintile quintile = quintiles.get(i);
            Bounds bounds = thresholds.find(quintile).orElseThrow();
            batch.bind("run", run)
                    .bind("position", i)
                    .bind("brands", brands(quintile))
                    .bind("zone", quintile.zone().getId())
                    .bind("figure", quintile.figure())
                    .bind(
                            "ends",
                            bounds.ends().stream()
                                    .map(BigDecimal::toPlainString)
                                    .collect(Collectors.joining(" ")))
                    .bind("buyers", bounds.buyers())
                    .bind("computedAt", Micros.of(asOf))
                    .add();
        }
        batch.execute();
    }

    /** What a run computed. */
    List<RunThresholds> ofRun(Handle handle, String run) {
        return handle.createQuery("SELECT * FROM run_thresholds WHERE run = ? ORDER BY position")
                .bind(0, run)
                .map((row, context) -> thresholds(row))
                .list();
    }

    /** What the last run that asked for it computed, unless it found no buyers. */
    Optional<Bounds> last(Handle handle, Quintile quintile) {
        return handle.createQuery("""
                        SELECT * FROM run_thresholds
                        WHERE zone = :zone AND figure = :figure AND brands = :brands AND buyers > 0
                        ORDER BY computed_at DESC LIMIT 1""")
                .bind("zone", quintile.zone().getId())
                .bind("figure", quintile.figure())
                .bind("brands", brands(quintile))
                .map((row, context) -> thresholds(row).bounds())
                .findOne();
    }

    private static RunThresholds thresholds(ResultSet row) throws SQLException {
        BrandScope brands = new BrandScope(words(row.getString("brands"), "\n"));
        List<BigDecimal> ends =
                words(row.getString("ends"), " ").stream().map(BigDecimal::new).toList();
        return new RunThresholds(
                new Quintile(row.getString("figure"), brands, ZoneId.of(row.getString("zone"))),
                new Bounds(ends, row.getLong("buyers")),
                Micros.toInstant(row.getLong("computed_at")));
    }

    private static List<String> words(String text, String separator) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(separator, -1)).toList();
    }

    /** Ids of brands have no control characters. */
    private static String brands(Quintile quintile) {
        return quintile.brands().brands().stream().sorted().collect(Collectors.joining("\n"));
    }
}
