package io.audiences.bench;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.database.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL of the benchmarks: loading facts in bulk, only reading them, and audiences as INSERT … SELECT. */
final class BenchStore {
    private static final Map<String, Integer> TYPES =
            Map.of("PURCHASE", 1, "ADD_TO_CART", 2, "VISIT", 3, "VIEW", 4);
    private static final int BATCH = 1_000;

    private final Database database;

    BenchStore(Database database) {
        this.database = database;
    }

    long count(String table) {
        return database.withConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Loads customers {@code from} up to but without {@code to}, with their events. */
    void load(int from, int to, long seed, Instant asOf) {
        database.withConnection(connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement customers = connection.prepareStatement(
                            "INSERT INTO customers (number, id, country, tier) VALUES (?, ?, ?, ?)");
                    PreparedStatement events = connection.prepareStatement(
                            """
                            INSERT INTO events (customer, occurred_at, id, type, brand, value, channel)
                            VALUES (?, ?, ?, ?, 0, ?, ?)""")) {
                for (int number = from; number < to; number++) {
                    add(BenchFacts.customer(number, seed, Micros.of(asOf)), customers, events);
                    if (number % (BATCH / BenchFacts.EVENTS) == 0) {
                        customers.executeBatch();
                        events.executeBatch();
                        connection.commit();
                    }
                }
                customers.executeBatch();
                events.executeBatch();
                connection.commit();
            }
            return to - from;
        });
    }

    private static void add(CustomerFacts facts, PreparedStatement customers, PreparedStatement events)
            throws SQLException {
        customers.setInt(1, facts.number());
        customers.setString(2, facts.id());
        customers.setString(3, String.valueOf(facts.attributes().get("country")));
        customers.setString(4, String.valueOf(facts.attributes().get("tier")));
        customers.addBatch();
        for (Event event : facts.events()) {
            events.setInt(1, facts.number());
            events.setLong(2, event.occurredAt());
            events.setString(3, event.id());
            events.setInt(4, TYPES.getOrDefault(event.type(), 0));
            events.setBigDecimal(5, (BigDecimal) event.properties().get("value"));
            events.setString(6, String.valueOf(event.properties().get("channel")));
            events.addBatch();
        }
    }

    /** Reads what a recalculation of the benchmark's audiences reads, and does nothing with it. */
    long read(int from, int to, List<String> types, Instant asOf) {
        String numbers = types.stream().map(TYPES::get).map(String::valueOf).reduce((a, b) -> a + "," + b).orElse("0");
        return database.withConnection(connection -> readCustomers(connection, from, to)
                + readEvents(connection, from, to, numbers, asOf));
    }

    private static long readCustomers(Connection connection, int from, int to) throws SQLException {
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT number, id, country, tier FROM customers WHERE number >= ? AND number < ? ORDER BY number")) {
            statement.setFetchSize(2_000);
            statement.setInt(1, from);
            statement.setInt(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read += rows.getInt(1)
                            + rows.getString(2).length()
                            + rows.getString(3).length()
                            + rows.getString(4).length();
                }
            }
        }
        return read;
    }

    private static long readEvents(Connection connection, int from, int to, String types, Instant asOf)
            throws SQLException {
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                """
                SELECT customer, occurred_at, type, brand, value, channel FROM events
                WHERE customer >= ? AND customer < ? AND type IN (%s) AND occurred_at <= ?
                ORDER BY customer, occurred_at, id"""
                        .formatted(types))) {
            statement.setFetchSize(2_000);
            statement.setInt(1, from);
            statement.setInt(2, to);
            statement.setLong(3, Micros.of(asOf));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    @Nullable BigDecimal value = rows.getBigDecimal(5);
                    read += rows.getInt(1)
                            + rows.getLong(2)
                            + rows.getInt(3)
                            + rows.getInt(4)
                            + (value == null ? 0 : value.signum())
                            + rows.getString(6).length();
                }
            }
        }
        return read;
    }

    void createMembers() {
        execute("CREATE OR REPLACE TABLE bench_members (audience INT, customer INT UNSIGNED, PRIMARY KEY (audience, customer))");
    }

    void dropMembers() {
        execute("DROP TABLE bench_members");
    }

    /** Calculates one audience in SQL and gives its size. */
    int insertMembers(int audience, String select) {
        return execute("INSERT INTO bench_members SELECT " + audience + ", found.* FROM (" + select + ") found");
    }

    private int execute(String sql) {
        return database.withConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
