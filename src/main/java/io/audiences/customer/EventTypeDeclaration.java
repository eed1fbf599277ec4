package io.audiences.customer;

import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The declaration of one event type: what fits is put down, what contradicts is told. */
final class EventTypeDeclaration {
    private final Handle handle;
    private final CatalogueStore store;
    private final CatalogueSnapshot snapshot;
    private final String eventType;
    private final List<Problem> problems;

    EventTypeDeclaration(
            Handle handle, CatalogueStore store, CatalogueSnapshot snapshot, String eventType, List<Problem> problems) {
        this.handle = handle;
        this.store = store;
        this.snapshot = snapshot;
        this.eventType = eventType;
        this.problems = problems;
    }

    void check(boolean item, Map<String, ValueType> properties, String pointer) {
        Learning learning = new Learning(snapshot);
        properties.forEach((name, type) -> check(learning, item, name, type, Pointers.child(pointer, name)));
    }

    private void check(Learning learning, boolean item, String name, ValueType type, String pointer) {
        ValueType builtIn = builtIn(item, name);
        if (builtIn != null) {
            if (builtIn != type) {
                problems.add(new Problem(
                        pointer, Problem.Code.WRONG_TYPE, "this property is built in and always " + builtIn.word()));
            }
            return;
        }
        ValueType known = learning.property(eventType, item, name, type, pointer, problems);
        if (known != null
                && known != type
                && !(known.isNumeric() && type.isNumeric())
                && EventStore.hasProperty(handle, eventType, item, name)) {
            throw new TypeConflict(eventType, (item ? "items." : "") + name, known, type);
        }
    }

    /** Only after {@link #check} found no problem. */
    void put(boolean item, Map<String, ValueType> properties) {
        properties.forEach((name, type) -> {
            if (builtIn(item, name) == null) {
                store.putProperty(handle, eventType, item, name, type, true);
            }
        });
    }

    private static @Nullable ValueType builtIn(boolean item, String name) {
        if (item) {
            return EventProperty.OF_ITEMS.get(name);
        }
        EventProperty property = EventProperty.byName().get(name);
        return property == null ? null : property.type();
    }
}
