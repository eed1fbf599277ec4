package io.audiences.condition;

import java.util.Optional;

/** A figure over events: the function and, for most functions, the property it is taken of. */
public record Measure(Function function, Optional<String> of) {

    public static final Measure COUNT = new Measure(Function.COUNT, Optional.empty());

    /** Names a property of every item of the events, such as {@code items.value}. */
    public static final String ITEMS_PREFIX = "items.";

    public enum Function implements Word {
        COUNT,
        DISTINCT,
        SUM,
        AVERAGE,
        MIN,
        MAX,
        FIRST,
        LAST,
        DAYS_SINCE_FIRST,
        DAYS_SINCE_LAST,
        ACTIVE_DAYS;

        /** Whether the function is taken of a property. */
        public boolean takesProperty() {
            return switch (this) {
                case DISTINCT, SUM, AVERAGE, MIN, MAX, FIRST, LAST -> true;
                case COUNT, DAYS_SINCE_FIRST, DAYS_SINCE_LAST, ACTIVE_DAYS -> false;
            };
        }

        /** Whether the function can be taken of a property of line items. */
        boolean allowsItems() {
            return takesProperty() && this != FIRST && this != LAST;
        }

        /** Whether the function can be taken of a property of {@code type}. */
        public boolean allows(ValueType type) {
            return switch (this) {
                case SUM, AVERAGE -> type.isNumeric();
                case MIN, MAX -> type.isNumeric() || type.isTemporal();
                case DISTINCT -> type != ValueType.LIST && type != ValueType.POINT;
                default -> takesProperty();
            };
        }
    }

    public boolean isOfItems() {
        return of.isPresent() && of.get().startsWith(ITEMS_PREFIX);
    }

    /** The type of the result when the property is of {@code propertyType}. */
    public ValueType resultType(ValueType propertyType) {
        return switch (function) {
            case SUM, AVERAGE, MIN, MAX, FIRST, LAST -> propertyType;
            default -> ValueType.NUMBER;
        };
    }
}
