package io.audiences.customer;

import java.util.List;

/**
 * Something a customer did.
 *
 * @param id chosen by the client; empty where a read did not ask for it
 * @param occurredAt microseconds since 1970-01-01T00:00Z
 * @param brand the brand's id; empty for an event without a brand
 * @param properties those that were asked for, without {@code brand} and {@code occurredAt}
 * @param items the line items; empty where a read did not ask for them
 */
public record Event(String id, String type, long occurredAt, String brand, Row properties, List<Row> items) {}
