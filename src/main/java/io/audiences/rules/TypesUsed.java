package io.audiences.rules;

import io.audiences.condition.Condition;
import io.audiences.condition.Operand;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the properties that an event's filter names, with their types. */
final class TypesUsed implements Condition.FilterVisitor<Optional<Condition>> {
    /** Begins the names of item properties, and stands alone for line items as such; no property has such a name. */
    static final String ITEMS = "[items]";

    private final Vocabulary.EventType event;
    private final boolean inItems;
    private final Map<String, ValueType> types;

    private TypesUsed(Vocabulary.EventType event, boolean inItems, Map<String, ValueType> types) {
        this.event = event;
        this.inItems = inItems;
        this.types = types;
    }

    static Map<String, ValueType> in(Condition where, Vocabulary.EventType event) {
        Map<String, ValueType> types = new HashMap<>();
        where.accept(new TypesUsed(event, false, types));
        return types;
    }

    /** The type of {@code name}, which a checked condition always has. */
    static ValueType type(Map<String, ValueType> types, String name) {
        ValueType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("unchecked name " + name);
        }
        return type;
    }

    @Override
    public Optional<Condition> all(Condition.All all) {
        return visit(all.children());
    }

    @Override
    public Optional<Condition> any(Condition.Any any) {
        return visit(any.children());
    }

    private Optional<Condition> visit(List<Condition> children) {
        children.forEach(child -> child.accept(this));
        return Optional.empty();
    }

    @Override
    public Optional<Condition> not(Condition.Not not) {
        return not.child().accept(this);
    }

    @Override
    public Optional<Condition> attribute(Condition.AttributeTest test) {
        add(test.attribute());
        if (test.comparison().operand() instanceof Operand.OtherAttribute other) {
            add(other.attribute());
        }
        return Optional.empty();
    }

    private void add(String name) {
        types.put(inItems ? ITEMS + name : name, type(inItems ? event.itemProperties() : event.properties(), name));
    }

    @Override
    public Optional<Condition> items(Condition.ItemsTest test) {
        types.put(ITEMS, ValueType.LIST);
        return test.where().accept(new TypesUsed(event, true, types));
    }
}
