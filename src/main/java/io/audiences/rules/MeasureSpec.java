package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.ValueType;
import io.audiences.condition.Window;
import java.time.ZoneId;
import java.util.Map;

/**
 * A figure over a customer's events, not yet at any instant. Equal figures of different audiences are equal records and
 * computed once.
 *
 * @param types of the properties that {@code where} names; see {@link TypesUsed}
 */
record MeasureSpec(
        String event,
        Condition where,
        Window window,
        Measure measure,
        BrandScope brands,
        ZoneId zone,
        Map<String, ValueType> types) {
    MeasureSpec {
        types = Map.copyOf(types);
    }

    /** The events that it is over, whenever they occurred. */
    EventFilter filter() {
        return EventFilter.of(event, where, brands, zone, types);
    }
}
