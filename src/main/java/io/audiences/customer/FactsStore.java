package io.audiences.customer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** One read of facts: the customers of a range first, then their events, merged in the order of storage. */
final class FactsStore {
    private static final int FETCH_SIZE = 2_000;

    private final Handle handle;
    private final CatalogueSnapshot catalogue;
    private final FactsRequest request;
    private final Layouts layouts;

    FactsStore(Handle handle, CatalogueSnapshot catalogue, FactsRequest request, Layouts layouts) {
        this.handle = handle;
        this.catalogue = catalogue;
        this.request = request;
        this.layouts = layouts;
    }

    static long count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM customers")
                .mapTo(Long.class)
                .one();
    }

    static List<NumberRange> ranges(Handle handle, int size) {
        int first = bound(handle, "MIN");
        int last = bound(handle, "MAX");
        List<NumberRange> ranges = new ArrayList<>();
        for (long from = first; first > 0 && from <= last; from += size) {
            ranges.add(new NumberRange((int) from, (int) Math.min(from + size, last + 1L)));
        }
        return ranges;
    }

    private static int bound(Handle handle, String function) {
        return handle.createQuery("SELECT COALESCE(" + function + "(number), 0) FROM customers")
                .mapTo(Integer.class)
                .one();
    }

    void read(NumberRange range, Consumer<CustomerFacts> consumer) {
        try {
            List<CustomerFacts> customers = new ProfileColumnsStore(handle, catalogue, request, layouts).read(range);
            if (customers.isEmpty()) {
                return;
            }
            if (request.brandVisits()) {
                customers = new BrandVisitStore(handle, catalogue).addTo(customers, range);
            }
            if (request.eventTypes().isEmpty()) {
                customers.forEach(consumer);
            } else {
                merge(customers, range, consumer);
            }
        } catch (SQLException e) {
            throw new FactsStorageException("reading the facts of " + range + " failed", e);
        }
    }

    private void merge(List<CustomerFacts> customers, NumberRange range, Consumer<CustomerFacts> consumer)
            throws SQLException {
        EventColumnsStore columns = new EventColumnsStore(catalogue, request, layouts);
        try (PreparedStatement statement = handle.getConnection().prepareStatement(columns.sql())) {
            statement.setFetchSize(FETCH_SIZE);
            columns.bind(statement, range);
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = rows.next();
                for (CustomerFacts customer : customers) {
                    List<Event> events = List.of();
                    while (more && rows.getInt(1) <= customer.number()) {
                        if (events.isEmpty()) {
                            events = new ArrayList<>();
                        }
                        events.add(columns.event(rows));
                        more = rows.next();
                    }
                    consumer.accept(new CustomerFacts(
                            customer.number(), customer.id(), customer.attributes(), events, customer.brandVisits()));
                }
            }
        }
    }
}
