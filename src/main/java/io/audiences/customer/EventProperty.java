package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties that events of every type may have, each with its column. */
enum EventProperty {
    VALUE("value", "value", ValueType.MONEY),
    DISCOUNTED_VALUE("discountedValue", "discounted_value", ValueType.MONEY),
    ORDER_ID("orderId", "order_id", ValueType.TEXT),
    CHANNEL("channel", "channel", ValueType.TEXT),
    STORE("store", "store", ValueType.TEXT),
    PAYMENT_METHOD("paymentMethod", "payment_method", ValueType.TEXT),
    PLATFORM("platform", "platform", ValueType.TEXT),
    BRAND("brand", "brand", ValueType.TEXT),
    OCCURRED_AT("occurredAt", "occurred_at", ValueType.TIMESTAMP);

    static final String ID = "id";
    static final String CUSTOMER = "customer";
    static final String TYPE = "type";
    static final String ITEMS = "items";
    static final String PROPERTIES = "properties";

    /** Top-level keys of an event that no custom property may be named like. */
    static final Set<String> OTHER_KEYS = Set.of(ID, CUSTOMER, TYPE, ITEMS, PROPERTIES);

    /** The event types that every catalogue has from the start. */
    static final Set<String> EVENT_TYPES =
            Set.of("PURCHASE", "ADD_TO_CART", "VISIT", "VIEW", "REGISTRATION", "REFERRAL", "REDEMPTION");

    /** The properties every line item may have. */
    static final Map<String, ValueType> OF_ITEMS = Map.of(
            "sku", ValueType.TEXT,
            "quantity", ValueType.NUMBER,
            "value", ValueType.MONEY,
            "category", ValueType.TEXT);

    private static final Map<String, EventProperty> BY_NAME = new LinkedHashMap<>();
    private static final List<EventProperty> STORED =
            List.of(VALUE, DISCOUNTED_VALUE, ORDER_ID, CHANNEL, STORE, PAYMENT_METHOD, PLATFORM);

    static {
        for (EventProperty property : values()) {
            BY_NAME.put(property.property, property);
        }
    }

    private final String property;
    private final String column;
    private final ValueType type;

    EventProperty(String property, String column, ValueType type) {
        this.property = property;
        this.column = column;
        this.type = type;
    }

    static Map<String, EventProperty> byName() {
        return BY_NAME;
    }

    /** Those whose value stands in a column as it is, in the order of {@link NewEvent#values}. */
    static List<EventProperty> stored() {
        return STORED;
    }

    String property() {
        return property;
    }

    String column() {
        return column;
    }

    ValueType type() {
        return type;
    }
}
