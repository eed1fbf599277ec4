package io.audiences.api;

import io.audiences.membership.Cause;
import io.audiences.recalculation.AudienceResult;
import io.audiences.recalculation.Failure;
import io.audiences.recalculation.Phase;
import io.audiences.recalculation.Run;
import io.audiences.recalculation.RunState;
import io.audiences.recalculation.RunThresholds;
import io.audiences.rules.Quintile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as the ledger shows it.
 *
 * @param done customers evaluated, of {@code total}
 * @param thresholds what divided buyers into fifths; only of a run asked for by id
 * @param error a code, what happened and what to do
 */
record RunView(
        String id,
        RunState state,
        Cause cause,
        Phase phase,
        Optional<Instant> asOf,
        long done,
        long total,
        long entered,
        long exited,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Long> durationMillis,
        Optional<Failure> error,
        List<ResultView> audiences,
        Optional<List<ThresholdsView>> thresholds) {
    RunView {
        audiences = List.copyOf(audiences);
        thresholds = thresholds.map(List::copyOf);
    }

    /**
     * What divided the buyers of a scope into fifths by one figure.
     *
     * @param ends of the lower four fifths; a value lies in the fifth after all ends less than it
     */
    record ThresholdsView(
            String figure, Object brands, String zone, List<BigDecimal> ends, long buyers, Instant computedAt) {
        ThresholdsView {
            ends = List.copyOf(ends);
        }

        static ThresholdsView of(RunThresholds thresholds) {
            Quintile quintile = thresholds.quintile();
            return new ThresholdsView(
                    quintile.figure(),
                    quintile.brands().isAll() ? "all" : quintile.brands().brands(),
                    quintile.zone().getId(),
                    thresholds.bounds().ends(),
                    thresholds.bounds().buyers(),
                    thresholds.computedAt());
        }
    }

    /** What the run did for one audience; without a version and a size until it is evaluated. */
    record ResultView(
            String audience,
            RunState state,
            Optional<Integer> version,
            Optional<Long> size,
            long entered,
            long exited,
            Optional<Failure> error) {
        static ResultView of(AudienceResult result) {
            return new ResultView(
                    result.audience(),
                    result.state(),
                    Optional.of(result.version()).filter(version -> version > 0),
                    Optional.of(result.members()).filter(members -> result.state() == RunState.SUCCEEDED),
                    result.entered(),
                    result.exited(),
                    result.failure());
        }
    }

    RunView with(List<RunThresholds> found) {
        return new RunView(
                id,
                state,
                cause,
                phase,
                asOf,
                done,
                total,
                entered,
                exited,
                createdAt,
                startedAt,
                finishedAt,
                durationMillis,
                error,
                audiences,
                Optional.of(found.stream().map(ThresholdsView::of).toList()));
    }

    static RunView of(Run run) {
        return new RunView(
                run.id(),
                run.state(),
                run.cause(),
                run.phase(),
                run.asOf(),
                run.done(),
                run.total(),
                run.entered(),
                run.exited(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.took().map(Duration::toMillis),
                run.failure(),
                run.audiences().stream().map(ResultView::of).toList(),
                Optional.empty());
    }
}
