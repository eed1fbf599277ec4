package io.audiences.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An empty store of facts with everything of this package on it. */
final class Facts implements AutoCloseable {
    final Database database = TestDatabase.fresh();
    final Catalogue catalogue = new Catalogue(database);
    final Customers customers = new Customers(database, catalogue, List.of());
    final Events events = new Events(catalogue);
    final Brands brands = new Brands(database, catalogue);
    final FactsReader reader = new FactsReader(database, catalogue);

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** JSON with apostrophes for quotation marks. */
    static JsonNode json(String json) {
        try {
            return FactsJson.mapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Receipt ingest(String event) {
        return events.ingest(List.of(json(event))).get(0);
    }

    List<CustomerFacts> read(FactsRequest request) {
        List<CustomerFacts> read = new ArrayList<>();
        reader.ranges(1_000).forEach(range -> reader.read(request, range, read::add));
        return read;
    }

    CustomerFacts read(FactsRequest request, String customer) {
        return reader.find(request, customer).orElseThrow();
    }

    static FactsRequest attributes(String... names) {
        return new FactsRequest(
                Set.copyOf(Arrays.asList(names)), Set.of(), Set.of(), false, false, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    static FactsRequest events(Set<String> types, String... properties) {
        return new FactsRequest(
                Set.of(), types, Set.copyOf(Arrays.asList(properties)), true, true, Long.MIN_VALUE, Micros.of(NOW));
    }

    @Override
    public void close() {
        database.close();
    }
}
