package io.audiences.condition;

import java.util.Map;

/** The names that conditions may use at one moment, with their types: the checker's view of the catalogue. */
public record Vocabulary(Map<String, ValueType> attributes, Map<String, EventType> events) {

    public Vocabulary {
        attributes = Map.copyOf(attributes);
        events = Map.copyOf(events);
    }

    /** The properties of one event type, and of the line items of its events. */
    public record EventType(Map<String, ValueType> properties, Map<String, ValueType> itemProperties) {
        public EventType {
            properties = Map.copyOf(properties);
            itemProperties = Map.copyOf(itemProperties);
        }
    }
}
