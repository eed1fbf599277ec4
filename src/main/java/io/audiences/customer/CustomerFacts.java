package io.audiences.customer;

import java.util.List;

/**
 * All that is known of one customer, as far as a read asked for it.
 *
 * @param number the dense internal number
 * @param id chosen by the client
 * @param attributes built-in and custom attributes, {@code brands} among them
 * @param events ordered by {@code occurredAt}, then by id in code point order
 * @param brandVisits the brands the customer has any event of, whatever its type, with the first event's instant;
 *     empty where a read did not ask for it
 */
public record CustomerFacts(int number, String id, Row attributes, List<Event> events, List<BrandVisit> brandVisits) {

    /**
     * A brand the customer has an event of.
     *
     * @param firstAt microseconds since 1970-01-01T00:00Z of the first such event
     */
    public record BrandVisit(String brand, long firstAt) {}
}
