package io.audiences.customer;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events, the brands they make a customer's, and the marks of events taken back. */
final class EventStore {
    private static final String INSERT = "INSERT INTO events (customer, occurred_at, id, type, brand, value,"
            + " discounted_value, order_id, channel, store, payment_method, platform, items, properties)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int FIRST_VALUE = 6;

    private static final String VISIT = "INSERT INTO customer_brands (customer, brand, first_event_at) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE first_event_at = LEAST(first_event_at, VALUES(first_event_at))";

    /** An event with its customer's, type's and brand's numbers. */
    record Numbered(int customer, int type, int brand, NewEvent event) {}

    /** Where an event is stored. */
    record Place(int customer, long occurredAt, int brand) {}

    private EventStore() {}

    static Set<String> existing(Handle handle, Collection<String> ids) {
        return among(handle, "SELECT id FROM events WHERE id IN (?)", ids);
    }

    static Set<String> takenBack(Handle handle, Collection<String> ids) {
        return among(handle, "SELECT id FROM taken_back WHERE id IN (?)", ids);
    }

    private static Set<String> among(Handle handle, String sql, Collection<String> ids) {
        Set<String> found = new HashSet<>();
        LookupStore.each(handle, sql, ids, row -> found.add(row.getString(1)));
        return found;
    }

    /** Inserts in the order of storage, so that concurrent writers meet in the same order. */
    static void insert(Handle handle, List<Numbered> events) {
        List<Numbered> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingInt(Numbered::customer)
                .thenComparingLong(numbered -> numbered.event().occurredAt())
                .thenComparing(numbered -> numbered.event().id()));
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            for (Numbered numbered : ordered) {
                bind(insert, numbered);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw CustomerNumberStore.duplicateOr(e, "storing " + events.size() + " events failed");
        }
        visits(handle, ordered);
    }

    private static void bind(PreparedStatement insert, Numbered numbered) throws SQLException {
        NewEvent event = numbered.event();
        insert.setInt(1, numbered.customer());
        insert.setLong(2, event.occurredAt());
        insert.setString(3, event.id());
        insert.setInt(4, numbered.type());
        insert.setInt(5, numbered.brand());
        int index = FIRST_VALUE;
        for (Object value : event.values()) {
            if (value instanceof BigDecimal number) {
                insert.setBigDecimal(index++, number);
            } else {
                setText(insert, index++, (String) value);
            }
        }
        setText(insert, index++, event.items());
        setText(insert, index, event.properties());
    }

    private static void setText(PreparedStatement insert, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, text);
        }
    }

    private static void visits(Handle handle, List<Numbered> events) {
        Map<Integer, Map<Integer, Long>> firsts = new TreeMap<>();
        for (Numbered numbered : events) {
            if (numbered.brand() != 0) {
                firsts.computeIfAbsent(numbered.customer(), customer -> new TreeMap<>())
                        .merge(numbered.brand(), numbered.event().occurredAt(), Math::min);
            }
        }
        if (firsts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = handle.getConnection().prepareStatement(VISIT)) {
            for (Map.Entry<Integer, Map<Integer, Long>> customer : firsts.entrySet()) {
                for (Map.Entry<Integer, Long> brand : customer.getValue().entrySet()) {
                    insert.setInt(1, customer.getKey());
                    insert.setInt(2, brand.getKey());
                    insert.setLong(3, brand.getValue());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new FactsStorageException("storing brands of customers failed", e);
        }
    }

    static Optional<Place> find(Handle handle, String id) {
        return handle.createQuery("SELECT customer, occurred_at, brand FROM events WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> new Place(row.getInt(1), row.getLong(2), row.getInt(3)))
                .findOne();
    }

    /** Leaves a mark, so that the event never counts again. */
    static void takeBack(Handle handle, String id, Place place) {
        handle.execute(
                "DELETE FROM events WHERE customer = ? AND occurred_at = ? AND id = ?",
                place.customer(),
                place.occurredAt(),
                id);
        handle.execute("INSERT INTO taken_back (id, customer) VALUES (?, ?)", id, place.customer());
        handle.execute("DELETE FROM customer_brands WHERE customer = ? AND brand = ?", place.customer(), place.brand());
        if (place.brand() != 0) {
            handle.execute(
                    "INSERT INTO customer_brands (customer, brand, first_event_at) SELECT customer, brand,"
                            + " MIN(occurred_at) FROM events WHERE customer = ? AND brand = ? GROUP BY customer, brand",
                    place.customer(),
                    place.brand());
        }
    }

    /** Deletes all of a customer's; the receipt's counts. */
    static Erasure erase(Handle handle, String id, int customer) {
        int events = handle.execute("DELETE FROM events WHERE customer = ?", customer);
        int takenBack = handle.execute("DELETE FROM taken_back WHERE customer = ?", customer);
        handle.execute("DELETE FROM customer_brands WHERE customer = ?", customer);
        return new Erasure(id, events, takenBack);
    }

    /** Whether any event has a property that is not built in. */
    static boolean hasProperty(Handle handle, String eventType, boolean item, String name) {
        String column = item ? "items" : "properties";
        String path = (item ? "$[*].\"" : "$.\"") + name + "\"";
        return handle.createQuery("SELECT 1 FROM events JOIN event_types ON event_types.number = events.type"
                        + " WHERE event_types.name = ? AND JSON_CONTAINS_PATH(events." + column + ", 'one', ?) LIMIT 1")
                .bind(0, eventType)
                .bind(1, path)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
