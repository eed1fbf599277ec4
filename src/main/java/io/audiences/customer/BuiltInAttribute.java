package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes every customer may have, each with its column. */
enum BuiltInAttribute {
    ID("id", "id", ValueType.TEXT),
    EMAIL("email", "email", ValueType.TEXT),
    PHONE("phone", "phone", ValueType.TEXT),
    NAME("name", "name", ValueType.TEXT),
    GENDER("gender", "gender", ValueType.TEXT),
    BIRTH_DATE("birthDate", "birth_date", ValueType.DATE),
    COUNTRY("country", "country", ValueType.TEXT),
    CITY("city", "city", ValueType.TEXT),
    LANGUAGE("language", "language", ValueType.TEXT),
    TIMEZONE("timezone", "timezone", ValueType.TEXT),
    STATUS("status", "status", ValueType.TEXT),
    IS_ANONYMOUS("isAnonymous", "is_anonymous", ValueType.BOOLEAN),
    TIER("tier", "tier", ValueType.TEXT),
    REGISTERED_AT("registeredAt", "registered_at", ValueType.TIMESTAMP),
    LAST_SEEN_AT("lastSeenAt", "last_seen_at", ValueType.TIMESTAMP),
    BRANDS("brands", "brands", ValueType.LIST),
    LOCATION("location", "location", ValueType.POINT);

    private static final Map<String, BuiltInAttribute> BY_NAME = new LinkedHashMap<>();

    static {
        for (BuiltInAttribute attribute : values()) {
            BY_NAME.put(attribute.attribute, attribute);
        }
    }

    private final String attribute;
    private final String column;
    private final ValueType type;

    BuiltInAttribute(String attribute, String column, ValueType type) {
        this.attribute = attribute;
        this.column = column;
        this.type = type;
    }

    /** The built-in attributes by name, in their usual order. */
    static Map<String, BuiltInAttribute> byName() {
        return BY_NAME;
    }

    String attribute() {
        return attribute;
    }

    String column() {
        return column;
    }

    ValueType type() {
        return type;
    }

    /** Whether values tell who somebody is; the catalogue shows no samples of them. */
    boolean isPersonal() {
        return switch (this) {
            case ID, EMAIL, PHONE, NAME, BIRTH_DATE, LOCATION -> true;
            default -> false;
        };
    }
}
