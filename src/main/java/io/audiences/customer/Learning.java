package io.audiences.customer;

import io.audiences.condition.FieldName;
import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as one batch of facts sees it: what is known, and what the batch's items teach on the way. An item's lessons
 * stay only after {@link #keep}; {@link #forget} drops those of a rejected item.
 */
final class Learning {
    /** Attributes of one catalogue that are not built in. */
    static final int MAX_ATTRIBUTES = 2_000;

    static final int MAX_EVENT_TYPES = 500;
    /** Properties of one event type that are not built in, and as many of its items. */
    static final int MAX_PROPERTIES = 500;

    static final int MAX_BRANDS = 10_000;

    /** A property of an event type or of its line items. */
    record PropertyName(String eventType, boolean item, String name) {}

    private final CatalogueSnapshot base;
    private final Map<String, ValueType> attributes = new LinkedHashMap<>();
    private final Set<String> eventTypes = new LinkedHashSet<>();
    private final Map<PropertyName, ValueType> properties = new LinkedHashMap<>();
    private final Set<String> brands = new LinkedHashSet<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Learning(CatalogueSnapshot base) {
        this.base = base;
    }

    /** The type of an attribute, learned from {@code value} if the name is new; null after telling a problem. */
    @Nullable
    ValueType attribute(String name, @Nullable ValueType arrived, String pointer, List<Problem> problems) {
        BuiltInAttribute builtIn = BuiltInAttribute.byName().get(name);
        if (builtIn != null) {
            return builtIn.type();
        }
        CatalogueSnapshot.Named known = base.attributes().get(name);
        ValueType type = known == null ? attributes.get(name) : known.type();
        if (type == null && mayLearn(name, arrived, pointer, problems)) {
            if (ComputedName.isReserved(name)) {
                problems.add(new Problem(
                        pointer, Problem.Code.UNKNOWN_KEY, "expected another name; this one is for computed traits"));
            } else if (hasRoom(base.attributes().size() + attributes.size(), MAX_ATTRIBUTES, pointer, problems)) {
                attributes.put(name, arrived);
                undo.push(() -> attributes.remove(name));
                return arrived;
            }
        }
        return type;
    }

    /** The type of a property, learned from {@code value} if the name is new; null after telling a problem. */
    @Nullable
    ValueType property(
            String eventType,
            boolean item,
            String name,
            @Nullable ValueType arrived,
            String pointer,
            List<Problem> problems) {
        CatalogueSnapshot.EventType owner = base.eventTypes().get(eventType);
        Map<String, CatalogueSnapshot.Named> siblings =
                owner == null ? Map.of() : item ? owner.itemProperties() : owner.properties();
        CatalogueSnapshot.Named known = siblings.get(name);
        if (known != null) {
            return known.type();
        }
        PropertyName key = new PropertyName(eventType, item, name);
        ValueType type = properties.get(key);
        if (type == null && mayLearn(name, arrived, pointer, problems)) {
            if (!item && isReserved(name)) {
                problems.add(new Problem(
                        pointer, Problem.Code.UNKNOWN_KEY, "expected another name; this one has a meaning of its own"));
            } else if (hasRoom(siblings.size() + siblingsLearned(key), MAX_PROPERTIES, pointer, problems)) {
                properties.put(key, arrived);
                undo.push(() -> properties.remove(key));
                return arrived;
            }
        }
        return type;
    }

    static boolean isReserved(String property) {
        return EventProperty.byName().containsKey(property)
                || EventProperty.OTHER_KEYS.contains(property)
                || property.startsWith(EventProperty.ITEMS + ".");
    }

    /** Whether the event type is known from here on; false after telling a problem. */
    boolean eventType(String name, String pointer, List<Problem> problems) {
        if (base.eventTypes().containsKey(name) || eventTypes.contains(name)) {
            return true;
        }
        if (!isName(name, pointer, problems)
                || !hasRoom(base.eventTypes().size() + eventTypes.size(), MAX_EVENT_TYPES, pointer, problems)) {
            return false;
        }
        eventTypes.add(name);
        undo.push(() -> eventTypes.remove(name));
        return true;
    }

    void brand(String id, String pointer, List<Problem> problems) {
        if (!base.knowsBrand(id)
                && !brands.contains(id)
                && hasRoom(base.brandCount() + brands.size(), MAX_BRANDS, pointer, problems)) {
            brands.add(id);
            undo.push(() -> brands.remove(id));
        }
    }

    void keep() {
        undo.clear();
    }

    void forget() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    boolean isEmpty() {
        return attributes.isEmpty() && eventTypes.isEmpty() && properties.isEmpty() && brands.isEmpty();
    }

    Map<String, ValueType> attributes() {
        return attributes;
    }

    Set<String> eventTypes() {
        return eventTypes;
    }

    Map<PropertyName, ValueType> properties() {
        return properties;
    }

    Set<String> brands() {
        return brands;
    }

    private long siblingsLearned(PropertyName key) {
        return properties.keySet().stream()
                .filter(other -> other.item() == key.item() && other.eventType().equals(key.eventType()))
                .count();
    }

    private static boolean mayLearn(String name, @Nullable ValueType arrived, String pointer, List<Problem> problems) {
        if (!isName(name, pointer, problems)) {
            return false;
        }
        if (arrived == null) {
            problems.add(new Problem(
                    pointer,
                    Problem.Code.WRONG_TYPE,
                    "expected text, number, boolean, list of text or point, got object"));
            return false;
        }
        return true;
    }

    static boolean isName(String name, String pointer, List<Problem> problems) {
        if (FieldName.isValid(name)) {
            return true;
        }
        problems.add(new Problem(
                pointer,
                Problem.Code.SYNTAX,
                "expected a name of letters, digits, _ and ., at most 64, the first a letter"));
        return false;
    }

    private static boolean hasRoom(long used, int most, String pointer, List<Problem> problems) {
        if (used < most) {
            return true;
        }
        problems.add(new Problem(
                pointer,
                Problem.Code.TOO_MANY_VALUES,
                "expected a known name; the catalogue is full with %,d".formatted(most)));
        return false;
    }
}
