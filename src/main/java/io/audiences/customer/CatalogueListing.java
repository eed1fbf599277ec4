package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.util.List;

/** What conditions may name, sorted by name. */
public record CatalogueListing(List<Attribute> attributes, List<EventType> eventTypes) {
    public CatalogueListing {
        attributes = List.copyOf(attributes);
        eventTypes = List.copyOf(eventTypes);
    }

    /** An attribute; {@code samples} are a few values as text, none of personal data. */
    public record Attribute(String name, ValueType type, Origin origin, List<String> operators, List<String> samples) {
        public Attribute {
            operators = List.copyOf(operators);
            samples = List.copyOf(samples);
        }
    }

    /** A property of an event type or of its line items. */
    public record Property(String name, ValueType type, Origin origin, List<String> operators) {
        public Property {
            operators = List.copyOf(operators);
        }
    }

    public record EventType(String name, Origin origin, List<Property> properties, List<Property> itemProperties) {
        public EventType {
            properties = List.copyOf(properties);
            itemProperties = List.copyOf(itemProperties);
        }
    }
}
