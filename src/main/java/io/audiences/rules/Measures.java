package io.audiences.rules;

import io.audiences.condition.AudienceMembers;
import io.audiences.customer.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The measures and sequences of one customer at a time, each computed when first asked for. A session has one: rules look at one customer
 * after the other, so what was computed stays near at hand and is forgotten with the next.
 *
 * <p>Drools tries constraints out on a thread of its own when it makes bytecode of them. Such a trial must leave no trace: it
 * computes aside, and reports nothing.
 */
final class Measures {
    private static final Object NOT_COMPUTED = new Object();

    private final Resolved resolved;
    private final @Nullable IntPredicate[] members;
    private final List<String> types;
    private final List<List<Event>> events = new ArrayList<>();
    private final @Nullable Object[] computed;
    private final @Nullable Boolean[] happened;
    private @Nullable Customer customer;
    private @Nullable Thread owner;

    Measures(Resolved resolved, AudienceMembers members) {
        this.resolved = resolved;
        this.members = resolved.members(members);
        this.types = resolved.eventTypes();
        this.computed = new Object[resolved.measureCount()];
        this.happened = new Boolean[resolved.sequenceCount()];
        types.forEach(type -> events.add(new ArrayList<>()));
    }

    /** Makes the calling thread the one that evaluates. */
    void own() {
        owner = Thread.currentThread();
    }

    /** Whether the calling thread only tries a constraint out. */
    boolean isTrial() {
        return Thread.currentThread() != owner;
    }

    /** Whether a customer is in the audience with this number. */
    boolean isMember(int asked, int audience) {
        IntPredicate known = members[audience];
        if (known == null) {
            throw new IllegalArgumentException("not bound: " + audience);
        }
        // members may be in the making by the thread that evaluates, which a trial must not touch
        return !isTrial() && known.test(asked);
    }

    private @Nullable Object aside(Customer asked, int number) {
        BoundMeasure measure = resolved.measure(number);
        return measure.of(aside(asked).apply(measure.type()));
    }

    private IntFunction<List<Event>> aside(Customer asked) {
        return place -> asked.events().stream()
                .filter(event -> event.type().equals(types.get(place)))
                .toList();
    }

    /** A measure of the customer; null when it is missing. */
    @Nullable
    Object of(Customer asked, int number) {
        if (isTrial()) {
            return aside(asked, number);
        }
        turnTo(asked);
        Object value = computed[number];
        if (value == NOT_COMPUTED) {
            BoundMeasure measure = resolved.measure(number);
            value = measure.of(events.get(measure.type()));
            computed[number] = value;
        }
        return value;
    }

    /** Whether a sequence has happened to the customer. */
    boolean happened(Customer asked, int number) {
        BoundSequence sequence = resolved.sequence(number);
        if (isTrial()) {
            return sequence.holds(aside(asked));
        }
        turnTo(asked);
        Boolean known = happened[number];
        if (known == null) {
            known = sequence.holds(events::get);
            happened[number] = known;
        }
        return known;
    }

    private void turnTo(Customer next) {
        if (next == customer) {
            return;
        }
        customer = next;
        Arrays.fill(computed, NOT_COMPUTED);
        Arrays.fill(happened, null);
        for (List<Event> list : events) {
            list.clear();
        }
        for (Event event : next.events()) {
            // a few types, whose names are shared: faster than a map
            for (int place = 0; place < types.size(); place++) {
                if (types.get(place).equals(event.type())) {
                    events.get(place).add(event);
                    break;
                }
            }
        }
    }
}
