package io.audiences.membership;

import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Looks for a way to match the steps of a sequence, by trying for each present step in turn every event that may follow. Two
 * events at one instant never follow each other; absent steps look back at the present step before them.
 */
final class SequenceInterpreter {
    private final List<Step> steps;
    private final WindowInterpreter window;
    private final AsOf asOf;
    private final List<Event> events;
    private final BiPredicate<Step, Event> isOf;
    private final Set<Place> deadEnds = new HashSet<>();

    /** Before the step with this number, after a present step at this instant. */
    private record Place(int next, Instant before) {}

    /**
     * @param events all that count, in any order
     * @param isOf whether an event is one that a step names
     */
    SequenceInterpreter(SequenceTest test, AsOf asOf, List<Event> events, BiPredicate<Step, Event> isOf) {
        this.steps = test.steps();
        this.window = new WindowInterpreter(test.window(), asOf);
        this.asOf = asOf;
        this.events = events;
        this.isOf = isOf;
    }

    boolean holds() {
        return times(steps.get(0)).filter(window::holds).anyMatch(time -> goesOn(new Place(1, time)));
    }

    private Stream<Instant> times(Step step) {
        return events.stream()
                .filter(event -> isOf.test(step, event))
                .map(event -> Micros.toInstant(event.occurredAt()));
    }

    private boolean goesOn(Place place) {
        // without a memory for them, a long sequence that fails would be tried in every combination of events
        boolean found = !deadEnds.contains(place) && search(place);
        if (!found) {
            deadEnds.add(place);
        }
        return found;
    }

    private boolean search(Place place) {
        int present = place.next;
        while (present < steps.size() && steps.get(present).absent()) {
            present++;
        }
        List<Step> absent = steps.subList(place.next, present);
        if (!absent.stream().allMatch(step -> staysAwayWithin(step, place.before))) {
            return false;
        }
        if (present == steps.size()) {
            return absent.stream().allMatch(step -> staysAwayUntil(step, place.before, Instant.MAX));
        }
        Step step = steps.get(present);
        int next = present + 1;
        return times(step)
                .filter(time -> time.isAfter(place.before))
                .filter(window::holds)
                .filter(time -> step.within().isEmpty()
                        || !time.isAfter(asOf.after(place.before, step.within().get())))
                .filter(time -> absent.stream().allMatch(missing -> staysAwayUntil(missing, place.before, time)))
                .anyMatch(time -> goesOn(new Place(next, time)));
    }

    /** Whether an absent step's own time has passed without an event. */
    private boolean staysAwayWithin(Step step, Instant before) {
        if (step.within().isEmpty()) {
            return true;
        }
        Instant end = asOf.after(before, step.within().get());
        return !end.isAfter(asOf.instant())
                && times(step).noneMatch(time -> time.isAfter(before) && !time.isAfter(end));
    }

    /** Whether an absent step without a time of its own has no event strictly between two instants. */
    private boolean staysAwayUntil(Step step, Instant before, Instant end) {
        return step.within().isPresent() || times(step).noneMatch(time -> time.isAfter(before) && time.isBefore(end));
    }
}
