package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.ValueType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which events of one type a measure or a step is about, not yet at any instant. Equal filters of different measures are equal
 * records and applied once.
 *
 * @param types of the properties that {@code where} names; see {@link TypesUsed}
 */
record EventFilter(String event, Condition where, BrandScope brands, ZoneId zone, Map<String, ValueType> types) {
    EventFilter {
        types = Map.copyOf(types);
    }

    /** Filters that ask nothing of the calendar are the same in every zone. */
    static EventFilter of(String event, Condition where, BrandScope brands, ZoneId zone, Map<String, ValueType> types) {
        return new EventFilter(event, where, brands, where.equals(Condition.EVERYONE) ? ZoneOffset.UTC : zone, types);
    }

    /** Whether every event of the type passes. */
    boolean passesAll() {
        return where.equals(Condition.EVERYONE) && brands.isAll();
    }

    /** The filter of all events of the same type. */
    EventFilter ofAll() {
        return of(event, Condition.EVERYONE, BrandScope.ALL, zone, Map.of());
    }
}
