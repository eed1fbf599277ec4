package io.audiences.customer;

import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The whole catalogue at one version, with what is looked up for every fact precomputed. */
final class CatalogueSnapshot {
    /** An attribute or property that is not built in. */
    record Named(ValueType type, boolean declared) {}

    /** An event type with the properties that are not built in. */
    record EventType(int number, boolean declared, Map<String, Named> properties, Map<String, Named> itemProperties) {}

    private final long version;
    private final Map<String, Named> attributes;
    private final Map<String, ValueType> computed;
    private final Map<String, EventType> eventTypes;
    private final Map<String, Integer> brandNumbers = new HashMap<>();
    private final String[] typeNames;
    private final String[] brandIds;
    private final Vocabulary vocabulary;

    /** {@code computed} are the traits that rules derive. */
    CatalogueSnapshot(
            long version,
            Map<String, Named> attributes,
            Map<String, ValueType> computed,
            Map<String, EventType> eventTypes,
            List<BrandNumber> brands) {
        this.version = version;
        this.attributes = Map.copyOf(attributes);
        this.computed = Map.copyOf(computed);
        this.eventTypes = Map.copyOf(eventTypes);
        this.typeNames = new String
                [1
                        + eventTypes.values().stream()
                                .mapToInt(EventType::number)
                                .max()
                                .orElse(0)];
        eventTypes.forEach((name, type) -> typeNames[type.number()] = name.intern());
        this.brandIds = new String
                [1 + brands.stream().mapToInt(BrandNumber::number).max().orElse(0)];
        brandIds[0] = "";
        for (BrandNumber brand : brands) {
            brandIds[brand.number()] = brand.id();
            brandNumbers.put(brand.id(), brand.number());
        }
        this.vocabulary = vocabulary(attributes, eventTypes).withAttributes(computed);
    }

    /** A brand's id with its number in storage; 0 is no brand. */
    record BrandNumber(int number, String id) {}

    static Vocabulary vocabulary(Map<String, Named> attributes, Map<String, EventType> eventTypes) {
        Map<String, ValueType> all = new HashMap<>();
        BuiltInAttribute.byName().forEach((name, attribute) -> all.put(name, attribute.type()));
        attributes.forEach((name, attribute) -> all.put(name, attribute.type()));
        Map<String, Vocabulary.EventType> events = new LinkedHashMap<>();
        eventTypes.forEach((name, type) -> {
            Map<String, ValueType> properties = new HashMap<>();
            EventProperty.byName().forEach((property, builtIn) -> properties.put(property, builtIn.type()));
            type.properties().forEach((property, named) -> properties.put(property, named.type()));
            Map<String, ValueType> items = new HashMap<>(EventProperty.OF_ITEMS);
            type.itemProperties().forEach((property, named) -> items.put(property, named.type()));
            events.put(name, new Vocabulary.EventType(properties, items));
        });
        return new Vocabulary(all, events);
    }

    long version() {
        return version;
    }

    Map<String, Named> attributes() {
        return attributes;
    }

    boolean isComputed(String attribute) {
        return computed.containsKey(attribute);
    }

    Map<String, EventType> eventTypes() {
        return eventTypes;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    EventType eventType(String name) {
        return Objects.requireNonNull(eventTypes.get(name), "unknown event type");
    }

    /** Built-in and other properties of the line items of a known event type. */
    Map<String, ValueType> itemProperties(String eventType) {
        return Objects.requireNonNull(vocabulary.events().get(eventType), "unknown event type")
                .itemProperties();
    }

    /** The type's name; always the same String. */
    String typeName(int number) {
        return typeNames[number];
    }

    /** The number of a known brand; 0 for null. */
    int brandNumber(@Nullable String brand) {
        return brand == null ? 0 : Objects.requireNonNull(brandNumbers.get(brand), "unknown brand");
    }

    boolean knowsBrand(String brand) {
        return brandNumbers.containsKey(brand);
    }

    int brandCount() {
        return brandNumbers.size();
    }

    /** The brand's id, empty for 0; always the same String. */
    String brandId(int number) {
        return brandIds[number];
    }
}
