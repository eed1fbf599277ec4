package io.audiences.membership;

import io.audiences.condition.AudienceMembers;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.SampleBucket;
import io.audiences.condition.ScopedCondition;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a checked condition for one customer by walking the tree, in the plainest way: the second opinion on the
 * generated rules.
 */
public final class Interpreter {
    private final ScopedCondition criteria;
    private final AudienceMembers members;
    private final AsOf asOf;
    private final ComparisonInterpreter comparisons;

    /** For a condition that names no audience. */
    public Interpreter(ScopedCondition criteria, Instant asOf) {
        this(criteria, asOf, AudienceMembers.NONE);
    }

    public Interpreter(ScopedCondition criteria, Instant asOf, AudienceMembers members) {
        this.criteria = criteria;
        this.members = members;
        this.asOf = new AsOf(asOf, criteria.zone());
        this.comparisons = new ComparisonInterpreter(this.asOf);
    }

    /** Whether the customer is a member; {@code facts} must hold all that the condition asks for. */
    public boolean matches(CustomerFacts facts) {
        return isInScope(facts) && criteria.condition().accept(new CustomerNode(facts));
    }

    private boolean isInScope(CustomerFacts facts) {
        BrandScope scope = criteria.brands();
        if (scope.isAll()) {
            return true;
        }
        boolean listed = facts.attributes().get("brands") instanceof List<?> brands
                && brands.stream().anyMatch(scope.brands()::contains);
        return listed || facts.brandVisits().stream().anyMatch(this::isVisitInScope);
    }

    private boolean isVisitInScope(BrandVisit visit) {
        return criteria.brands().brands().contains(visit.brand())
                && !Micros.toInstant(visit.firstAt()).isAfter(asOf.instant());
    }

    private boolean counts(Event event) {
        BrandScope scope = criteria.brands();
        return !Micros.toInstant(event.occurredAt()).isAfter(asOf.instant())
                && (scope.isAll() || scope.brands().contains(event.brand()));
    }

    private boolean isOf(Condition.Step step, Event event) {
        return event.type().equals(step.event()) && step.where().accept(new EventNode(event));
    }

    /** What holds for a customer, an event and an item alike. */
    private abstract class Node implements Condition.FilterVisitor<Boolean> {

        /** The value of an attribute or property; null when missing. */
        abstract @Nullable Object value(String name);

        @Override
        public Boolean all(Condition.All all) {
            return all.children().stream().allMatch(child -> child.accept(this));
        }

        @Override
        public Boolean any(Condition.Any any) {
            return any.children().stream().anyMatch(child -> child.accept(this));
        }

        @Override
        public Boolean not(Condition.Not not) {
            return !not.child().accept(this);
        }

        @Override
        public Boolean attribute(Condition.AttributeTest test) {
            return comparisons.holds(test.comparison(), value(test.attribute()), this::value);
        }

        @Override
        public Boolean items(Condition.ItemsTest test) {
            throw new IllegalArgumentException("an item test outside an event's filter: " + test);
        }
    }

    private final class CustomerNode extends Node {
        private final CustomerFacts facts;

        CustomerNode(CustomerFacts facts) {
            this.facts = facts;
        }

        @Override
        @Nullable
        Object value(String name) {
            return name.equals("id") ? facts.id() : facts.attributes().get(name);
        }

        @Override
        public Boolean event(Condition.EventTest test) {
            WindowInterpreter window = new WindowInterpreter(test.window(), asOf);
            List<Event> events = facts.events().stream()
                    .filter(event -> event.type().equals(test.event()))
                    .filter(Interpreter.this::counts)
                    .filter(event -> window.holds(Micros.toInstant(event.occurredAt())))
                    .filter(event -> test.where().accept(new EventNode(event)))
                    .toList();
            Object measured = new MeasureInterpreter(test.measure(), asOf).measure(events);
            return comparisons.holds(test.comparison(), measured, this::value);
        }

        @Override
        public Boolean sequence(Condition.SequenceTest test) {
            List<Event> events =
                    facts.events().stream().filter(Interpreter.this::counts).toList();
            return new SequenceInterpreter(test, asOf, events, Interpreter.this::isOf).holds();
        }

        @Override
        public Boolean audience(Condition.AudienceTest test) {
            return members.of(test.audience()).test(facts.number()) != test.negated();
        }

        @Override
        public Boolean sample(Condition.SampleTest test) {
            long bucket = SampleBucket.of(SampleBucket.digest(test.seed()), SampleBucket.digest(facts.id()));
            return bucket < SampleBucket.end(test.percent());
        }
    }

    private final class EventNode extends Node {
        private final Event event;

        EventNode(Event event) {
            this.event = event;
        }

        @Override
        @Nullable
        Object value(String name) {
            return MeasureInterpreter.property(event, name);
        }

        @Override
        public Boolean items(Condition.ItemsTest test) {
            Stream<Row> items = event.items().stream();
            return switch (test.quantifier()) {
                case ANY -> items.anyMatch(item -> test.where().accept(new ItemNode(item)));
                case ALL -> items.allMatch(item -> test.where().accept(new ItemNode(item)));
                case NONE -> items.noneMatch(item -> test.where().accept(new ItemNode(item)));
            };
        }
    }

    private final class ItemNode extends Node {
        private final Row item;

        ItemNode(Row item) {
            this.item = item;
        }

        @Override
        @Nullable
        Object value(String name) {
            return item.get(name);
        }
    }
}
