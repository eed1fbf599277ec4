package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Operand;
import io.audiences.condition.ValueType;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the condition over an event's or item's properties ready for one instant. */
final class Filter<T> implements Condition.FilterVisitor<Predicate<T>> {

    private interface Readers<T> {
        Function<T, @Nullable Object> of(String property);
    }

    private final Readers<T> readers;
    private final String prefix;
    private final Map<String, ValueType> types;
    private final ZoneId zone;
    private final Instant asOf;

    private Filter(Readers<T> readers, String prefix, Map<String, ValueType> types, ZoneId zone, Instant asOf) {
        this.readers = readers;
        this.prefix = prefix;
        this.types = types;
        this.zone = zone;
        this.asOf = asOf;
    }

    /** Whether an event of the filter's type passes it. */
    static Predicate<Event> of(EventFilter filter, Instant asOf) {
        Predicate<Event> passes =
                filter.where().accept(new Filter<>(Properties::ofEvent, "", filter.types(), filter.zone(), asOf));
        if (filter.brands().isAll()) {
            return passes;
        }
        Set<String> ids = Set.copyOf(filter.brands().brands());
        Predicate<Event> ofBrands = event -> ids.contains(event.brand());
        return ofBrands.and(passes);
    }

    @Override
    public Predicate<T> all(Condition.All all) {
        List<Predicate<T>> children = ready(all.children());
        return subject -> {
            for (Predicate<T> child : children) {
                if (!child.test(subject)) {
                    return false;
                }
            }
            return true;
        };
    }

    @Override
    public Predicate<T> any(Condition.Any any) {
        List<Predicate<T>> children = ready(any.children());
        return subject -> {
            for (Predicate<T> child : children) {
                if (child.test(subject)) {
                    return true;
                }
            }
            return false;
        };
    }

    private List<Predicate<T>> ready(List<Condition> conditions) {
        return conditions.stream().map(condition -> condition.accept(this)).toList();
    }

    @Override
    public Predicate<T> not(Condition.Not not) {
        return not.child().accept(this).negate();
    }

    @Override
    public Predicate<T> attribute(Condition.AttributeTest test) {
        Comparison comparison = test.comparison();
        ValueType type = TypesUsed.type(types, prefix + test.attribute());
        Function<T, @Nullable Object> value = readers.of(test.attribute());
        if (comparison.operand() instanceof Operand.OtherAttribute other) {
            PairTest pair = PairTest.of(comparison, type);
            Function<T, @Nullable Object> otherValue = readers.of(other.attribute());
            return subject -> pair.holds(value.apply(subject), otherValue.apply(subject)) != comparison.negated();
        }
        ValueTest ready = ValueTests.of(new TestSpec(comparison, type, zone), asOf);
        return subject -> ready.holds(value.apply(subject));
    }

    @Override
    public Predicate<T> items(Condition.ItemsTest test) {
        Predicate<Row> item =
                test.where().accept(new Filter<Row>(Properties::ofRow, TypesUsed.ITEMS, types, zone, asOf));
        return switch (test.quantifier()) {
            case ANY -> subject -> hasAny((Event) subject, item);
            case ALL -> subject -> !hasAny((Event) subject, item.negate());
            case NONE -> subject -> !hasAny((Event) subject, item);
        };
    }

    // no streams: this runs for every event of every customer
    private static boolean hasAny(Event event, Predicate<Row> test) {
        for (Row item : event.items()) {
            if (test.test(item)) {
                return true;
            }
        }
        return false;
    }
}
