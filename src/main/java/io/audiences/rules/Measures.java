package io.audiences.rules;

import io.audiences.condition.AudienceMembers;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The measures and sequences of one customer at a time, each computed when first asked for. A session has one: rules look at one
 * customer after the other, so what was computed stays near at hand and is forgotten with the next.
 *
 * <p>Drools tries constraints out on a thread of its own when it makes bytecode of them. Such a trial must leave no trace: it
 * computes aside, and reports nothing.
 */
final class Measures {
    private static final Object NOT_COMPUTED = new Object();

    private final Resolved resolved;
    private final @Nullable IntPredicate[] members;
    private final CustomerEvents events;
    private final @Nullable Object[] computed;
    private final @Nullable Boolean[] happened;
    private @Nullable Customer customer;
    private @Nullable Thread owner;

    Measures(Resolved resolved, AudienceMembers members) {
        this.resolved = resolved;
        this.members = resolved.members(members);
        this.events = new CustomerEvents(resolved);
        this.computed = new Object[resolved.measureCount()];
        this.happened = new Boolean[resolved.sequenceCount()];
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

    private CustomerEvents aside(Customer asked) {
        CustomerEvents aside = new CustomerEvents(resolved);
        aside.turnTo(asked.events());
        return aside;
    }

    /** A measure of the customer; null when it is missing. */
    @Nullable
    Object of(Customer asked, int number) {
        BoundMeasure measure = resolved.measure(number);
        if (isTrial()) {
            return measure.of(aside(asked).of(measure.events()));
        }
        turnTo(asked);
        Object value = computed[number];
        if (value == NOT_COMPUTED) {
            value = measure.of(events.of(measure.events()));
            computed[number] = value;
        }
        return value;
    }

    /** Whether a sequence has happened to the customer. */
    boolean happened(Customer asked, int number) {
        BoundSequence sequence = resolved.sequence(number);
        if (isTrial()) {
            return sequence.holds(aside(asked)::of);
        }
        turnTo(asked);
        Boolean known = happened[number];
        if (known == null) {
            known = sequence.holds(events::of);
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
        events.turnTo(next.events());
    }
}
