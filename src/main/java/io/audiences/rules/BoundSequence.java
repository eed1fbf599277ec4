package io.audiences.rules;

import io.audiences.condition.Amount;
import io.audiences.condition.Condition.Step;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sequence made ready for one instant. It goes from present step to present step and keeps every instant at which that step
 * can be matched, not only the first: the earliest match of one step may be too early for the next.
 */
final class BoundSequence {
    private final List<BoundStep> steps = new ArrayList<>();
    private final TimeRange range;
    private final ZoneId zone;
    private final TimeRange untilNow;

    /** @param type the place of the type of events that the step is about */
    private record BoundStep(
            int type,
            @Nullable Predicate<Event> filter,
            @Nullable Amount within,
            boolean absent) {}

    /** @param types the places of the types of events that the steps are about */
    BoundSequence(SequenceSpec spec, int[] types, Instant asOf) {
        this.range = TimeRange.of(spec.test().window(), spec.zone(), asOf);
        this.zone = spec.zone();
        this.untilNow = new TimeRange(Long.MIN_VALUE, Micros.of(asOf) + 1);
        for (int i = 0; i < types.length; i++) {
            Step step = spec.test().steps().get(i);
            steps.add(new BoundStep(
                    types[i],
                    Filter.of(step.where(), spec.brands(), spec.types().get(i), zone, asOf),
                    step.within().orElse(null),
                    step.absent()));
        }
    }

    /** The time that present steps lie in; no event before it matters. */
    TimeRange range() {
        return range;
    }

    /** Whether it has happened, given the customer's events at the place of each type, in the order of time. */
    boolean holds(IntFunction<List<Event>> events) {
        Times reached = times(steps.get(0), range, events);
        List<Times> absent = new ArrayList<>();
        for (BoundStep step : steps.subList(1, steps.size())) {
            if (reached.isEmpty()) {
                return false;
            }
            if (!step.absent) {
                reached = after(reached, range, step, events).following(reached, ends(reached, step), absent);
                absent.clear();
            } else if (step.within == null) {
                absent.add(after(reached, untilNow, step, events));
            } else {
                reached =
                        reached.without(after(reached, untilNow, step, events), ends(reached, step), untilNow.to() - 1);
            }
        }
        return reached.isFollowedByNoneOf(absent);
    }

    private static Times after(Times reached, TimeRange within, BoundStep step, IntFunction<List<Event>> events) {
        return times(step, new TimeRange(Math.max(within.from(), reached.first() + 1), within.to()), events);
    }

    private static Times times(BoundStep step, TimeRange range, IntFunction<List<Event>> events) {
        List<Event> all = events.apply(step.type);
        int from = TimeRange.firstAtOrAfter(range.from(), all);
        int to = Math.max(from, TimeRange.firstAtOrAfter(range.to(), all));
        long[] times = new long[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            Event event = all.get(i);
            if (step.filter == null || step.filter.test(event)) {
                times[count++] = event.occurredAt();
            }
        }
        return Times.of(times, count);
    }

    /** How long a step looks forward from each time. */
    private long[] ends(Times times, BoundStep step) {
        Amount within = step.within;
        return times.ends(instant -> within == null ? Long.MAX_VALUE : TimeRange.after(instant, within, zone));
    }
}
