package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.ValueType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sequence of a customer's events, not yet at any instant. Equal sequences of different audiences are looked for once.
 *
 * @param types of the properties that the filter of each step names; see {@link TypesUsed}
 */
record SequenceSpec(SequenceTest test, BrandScope brands, ZoneId zone, List<Map<String, ValueType>> types) {
    SequenceSpec {
        types = types.stream().map(Map::copyOf).toList();
    }

    /** The events that each step is about, whenever they occurred. */
    List<EventFilter> filters() {
        List<EventFilter> filters = new ArrayList<>();
        for (Step step : test.steps()) {
            filters.add(EventFilter.of(step.event(), step.where(), brands, zone, types.get(filters.size())));
        }
        return filters;
    }
}
