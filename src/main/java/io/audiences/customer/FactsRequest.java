package io.audiences.customer;

import java.util.HashSet;
import java.util.Set;

/**
 * The part of the facts that a read needs.
 *
 * @param attributes names of the attributes
 * @param eventTypes names of the event types
 * @param properties names of event properties
 * @param items whether line items are needed
 * @param brandVisits whether {@link CustomerFacts#brandVisits} is needed
 * @param from events before this are not needed; microseconds since 1970-01-01T00:00Z, {@link Long#MIN_VALUE} for all
 * @param to events after this are left out; microseconds since 1970-01-01T00:00Z, included
 */
public record FactsRequest(
        Set<String> attributes,
        Set<String> eventTypes,
        Set<String> properties,
        boolean items,
        boolean brandVisits,
        long from,
        long to) {
    public FactsRequest {
        attributes = Set.copyOf(attributes);
        eventTypes = Set.copyOf(eventTypes);
        properties = Set.copyOf(properties);
    }

    /** What both need. */
    public FactsRequest and(FactsRequest other) {
        return new FactsRequest(
                both(attributes, other.attributes),
                both(eventTypes, other.eventTypes),
                both(properties, other.properties),
                items || other.items,
                brandVisits || other.brandVisits,
                Math.min(from, other.from),
                Math.max(to, other.to));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
