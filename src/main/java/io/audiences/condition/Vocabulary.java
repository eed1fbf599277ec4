package io.audiences.condition;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The names that conditions may use at one moment: the checker's view of the catalogue and of the audiences.
 *
 * @param attributes with their types, computed traits among them
 * @param audiences the ids of audiences that may be named
 */
public record Vocabulary(Map<String, ValueType> attributes, Map<String, EventType> events, Set<String> audiences) {

    public Vocabulary {
        attributes = Map.copyOf(attributes);
        events = Map.copyOf(events);
        audiences = Set.copyOf(audiences);
    }

    /** Without any audience. */
    public Vocabulary(Map<String, ValueType> attributes, Map<String, EventType> events) {
        this(attributes, events, Set.of());
    }

    /** The same names with these audiences instead. */
    public Vocabulary withAudiences(Set<String> known) {
        return new Vocabulary(attributes, events, known);
    }

    /** The same names with further attributes. */
    public Vocabulary withAttributes(Map<String, ValueType> further) {
        Map<String, ValueType> all = new HashMap<>(attributes);
        all.putAll(further);
        return new Vocabulary(all, events, audiences);
    }

    /** The properties of one event type, and of the line items of its events. */
    public record EventType(Map<String, ValueType> properties, Map<String, ValueType> itemProperties) {
        public EventType {
            properties = Map.copyOf(properties);
            itemProperties = Map.copyOf(itemProperties);
        }
    }
}
