package io.audiences.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A condition decides, for one customer at one instant, true or false. Inside {@link EventTest#where} and {@link
 * ItemsTest#where} the same tree decides about one event or one line item, whose properties its attribute tests name.
 */
public sealed interface Condition {

    /** Holds for everyone. */
    Condition EVERYONE = new All(List.of());

    <R> R accept(Visitor<R> visitor);

    /** One method a node, so that a forgotten node does not compile. */
    interface Visitor<R> {
        R all(All all);

        R any(Any any);

        R not(Not not);

        R attribute(AttributeTest test);

        R event(EventTest test);

        R items(ItemsTest test);

        R sequence(SequenceTest test);

        R audience(AudienceTest test);

        R sample(SampleTest test);
    }

    /** Visits the filter of an event or item, where nodes about the customer cannot stand. */
    interface FilterVisitor<R> extends Visitor<R> {
        @Override
        default R event(EventTest test) {
            throw new IllegalArgumentException("an event test inside a filter");
        }

        @Override
        default R sequence(SequenceTest test) {
            throw new IllegalArgumentException("a sequence inside a filter");
        }

        @Override
        default R audience(AudienceTest test) {
            throw new IllegalArgumentException("an audience test inside a filter");
        }

        @Override
        default R sample(SampleTest test) {
            throw new IllegalArgumentException("a sample inside a filter");
        }
    }

    /** True when every child is; without children, everyone. */
    record All(List<Condition> children) implements Condition {
        public All {
            children = List.copyOf(children);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }
    }

    /** True when at least one child is; without children, no one. */
    record Any(List<Condition> children) implements Condition {
        public Any {
            children = List.copyOf(children);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }
    }

    /** The exact complement of its child. */
    record Not(Condition child) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** Compares one attribute of the customer, or one property of the event or item in question. */
    record AttributeTest(String attribute, Comparison comparison) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attribute(this);
        }
    }

    /** Compares a measure over the customer's events of one type that pass {@code where} within {@code window}. */
    record EventTest(String event, Condition where, Window window, Measure measure, Comparison comparison)
            implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.event(this);
        }
    }

    /** Tests several properties of the same line item of an event; only inside {@link EventTest#where}. */
    record ItemsTest(Quantifier quantifier, Condition where) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.items(this);
        }
    }

    /**
     * Events in order, each strictly later than the one before; any way to match the steps counts.
     *
     * @param steps the first is present
     * @param window that the events of present steps lie in
     */
    record SequenceTest(List<Step> steps, Window window) implements Condition {
        public SequenceTest {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /**
     * One step of a sequence: an event that passes {@code where}, or with {@code absent} none such.
     *
     * @param within the longest time after the present step before, its end included; of an absent step, the time that must
     *     have passed without such an event. An absent step without it lasts until the next present step, or until now.
     */
    record Step(String event, Condition where, Optional<Amount> within, boolean absent) {}

    /** Whether the customer is, or with {@code negated} is not, a member of another audience. */
    record AudienceTest(String audience, boolean negated) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.audience(this);
        }
    }

    /** The share of all customers whose {@link SampleBucket} for the seed lies below {@code percent}. */
    record SampleTest(BigDecimal percent, String seed) implements Condition {
        public SampleTest {
            percent = new Value.Decimal(percent).number();
            seed = new Value.Text(seed).text();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sample(this);
        }
    }

    /** How many of an event's items must pass; {@code ALL} and {@code NONE} hold for an event without items. */
    enum Quantifier implements Word {
        ANY,
        ALL,
        NONE
    }
}
