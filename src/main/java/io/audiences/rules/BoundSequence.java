package io.audiences.rules;

import io.audiences.condition.Amount;
import io.audiences.condition.Condition.Step;
import io.audiences.customer.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sequence made ready for one instant. It goes from present step to present step and keeps every instant at which that step
 * can be matched, not only the first: the earliest match of one step may be too early for the next.
 */
final class BoundSequence {
    private final BoundStep[] steps;
    private final TimeRange range;
    private final long now;

    /**
     * A step made ready.
     *
     * @param events the number of the filter whose events the step is about
     * @param exact microseconds of an exact amount; otherwise {@code within} decides
     */
    private record BoundStep(int events, @Nullable Amount within, long exact, boolean absent, ZoneId zone)
            implements Times.Reach {

        static BoundStep of(Step step, int events, ZoneId zone) {
            Amount within = step.within().orElse(null);
            long exact = within != null && within.isExact()
                    ? TimeUnit.SECONDS.toMicros(within.duration().toSeconds())
                    : 0;
            return new BoundStep(events, within, exact, step.absent(), zone);
        }

        @Override
        public long end(long instant) {
            if (within == null) {
                return Long.MAX_VALUE;
            }
            return exact > 0 ? instant + exact : TimeRange.after(instant, within, zone);
        }
    }

    /** @param events the number of each step's filter */
    BoundSequence(SequenceSpec spec, int[] events, Instant asOf) {
        this.range = TimeRange.of(spec.test().window(), spec.zone(), asOf);
        this.now = Micros.of(asOf);
        this.steps = new BoundStep[events.length];
        for (int i = 0; i < events.length; i++) {
            steps[i] = BoundStep.of(spec.test().steps().get(i), events[i], spec.zone());
        }
    }

    /** The time that present steps lie in; no event before it matters. */
    TimeRange range() {
        return range;
    }

    /** Whether it has happened, given the customer's events of each filter. */
    boolean holds(IntFunction<EventList> events) {
        Times reached = events.apply(steps[0].events).times(range.from(), range.to());
        List<Times> absent = List.of();
        for (int i = 1; i < steps.length; i++) {
            if (reached.isEmpty()) {
                return false;
            }
            BoundStep step = steps[i];
            EventList list = events.apply(step.events);
            if (!step.absent) {
                Times next = list.times(Math.max(range.from(), reached.first() + 1), range.to());
                reached = step.within == null && absent.isEmpty() ? next : next.following(reached, step, absent);
                absent = List.of();
            } else {
                Times unwanted = list.times(reached.first() + 1, now + 1);
                if (step.within == null) {
                    absent = with(absent, unwanted);
                } else {
                    reached = reached.without(unwanted, step, now);
                }
            }
        }
        return reached.isFollowedByNoneOf(absent);
    }

    private static List<Times> with(List<Times> absent, Times unwanted) {
        List<Times> all = new ArrayList<>(absent);
        all.add(unwanted);
        return all;
    }
}
