package io.audiences.customer;

import io.audiences.customer.Profile.Group;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Customers' profiles: a column for each built-in attribute, and JSON for tags, consents and custom attributes. */
final class CustomerStore {
    private static final List<BuiltInAttribute> BUILT_IN = Arrays.stream(BuiltInAttribute.values())
            .filter(attribute -> attribute != BuiltInAttribute.ID)
            .toList();
    private static final List<String> COLUMNS = Stream.concat(
                    BUILT_IN.stream().map(BuiltInAttribute::column),
                    Arrays.stream(Group.values()).map(Group::column))
            .toList();
    private static final String LIST = String.join(", ", COLUMNS);
    private static final String MARKS = COLUMNS.stream().map(column -> "?").collect(Collectors.joining(", "));

    private static final String INSERT = "INSERT INTO customers (id, " + LIST + ") VALUES (?, " + MARKS + ")";
    private static final String REPLACE = "INSERT INTO customers (number, id, " + LIST + ") VALUES (?, ?, " + MARKS
            + ") ON DUPLICATE KEY UPDATE "
            + COLUMNS.stream()
                    .map(column -> column + " = VALUES(" + column + ")")
                    .collect(Collectors.joining(", "));
    private static final String SELECT = "SELECT number, id, " + LIST + " FROM customers";

    /** A customer as stored; attributes by name. */
    record Stored(int number, String id, Map<String, Object> values) {}

    private CustomerStore() {}

    static Optional<Stored> find(Handle handle, CatalogueSnapshot catalogue, String id) {
        List<Stored> found = new ArrayList<>();
        LookupStore.each(handle, SELECT + " WHERE id IN (?)", List.of(id), row -> found.add(stored(row, catalogue)));
        return found.stream().findFirst();
    }

    /** The newest customers, in no order worth naming. */
    static List<Stored> some(Handle handle, CatalogueSnapshot catalogue, int most) {
        return handle.createQuery(SELECT + " ORDER BY number DESC LIMIT ?")
                .bind(0, most)
                .map((row, context) -> stored(row, catalogue))
                .list();
    }

    /** Those of the ids that exist, locked until the end of the transaction. */
    static Map<String, Stored> lock(Handle handle, CatalogueSnapshot catalogue, Collection<String> ids) {
        List<Integer> numbers = CustomerNumberStore.numbers(handle, ids).values().stream()
                .sorted()
                .toList();
        Map<String, Stored> found = new HashMap<>();
        LookupStore.each(handle, SELECT + " WHERE number IN (?) ORDER BY number FOR UPDATE", numbers, row -> {
            Stored stored = stored(row, catalogue);
            return found.put(stored.id(), stored);
        });
        return found;
    }

    static void insert(Handle handle, SortedMap<String, Map<String, Object>> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            for (Map.Entry<String, Map<String, Object>> profile : profiles.entrySet()) {
                insert.setString(1, profile.getKey());
                bind(insert, 2, profile.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw CustomerNumberStore.duplicateOr(e, "storing " + profiles.size() + " customers failed");
        }
    }

    /** Replaces the profiles of customers that are locked. */
    static void replace(Handle handle, Collection<Stored> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        try (PreparedStatement replace = handle.getConnection().prepareStatement(REPLACE)) {
            for (Stored profile : profiles) {
                replace.setInt(1, profile.number());
                replace.setString(2, profile.id());
                bind(replace, 3, profile.values());
                replace.addBatch();
            }
            replace.executeBatch();
        } catch (SQLException e) {
            throw new FactsStorageException("storing " + profiles.size() + " customers failed", e);
        }
    }

    static void delete(Handle handle, int number) {
        handle.execute("DELETE FROM customers WHERE number = ?", number);
    }

    private static void bind(PreparedStatement statement, int first, Map<String, Object> values) throws SQLException {
        int index = first;
        for (BuiltInAttribute attribute : BUILT_IN) {
            bind(statement, index++, attribute, values.get(attribute.attribute()));
        }
        for (Group group : Group.values()) {
            String json = Profile.json(group, values);
            if (json.isEmpty()) {
                statement.setNull(index++, Types.VARCHAR);
            } else {
                statement.setString(index++, json);
            }
        }
    }

    private static void bind(PreparedStatement statement, int index, BuiltInAttribute attribute, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, sqlType(attribute));
        } else if (value instanceof Instant instant) {
            statement.setLong(index, Micros.of(instant));
        } else if (value instanceof LocalDate date) {
            statement.setString(index, date.toString());
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else {
            statement.setString(index, FactsJson.write(ValueWriter.write(value)));
        }
    }

    private static int sqlType(BuiltInAttribute attribute) {
        return switch (attribute.type()) {
            case TIMESTAMP -> Types.BIGINT;
            case BOOLEAN -> Types.BOOLEAN;
            default -> Types.VARCHAR;
        };
    }

    private static Stored stored(ResultSet row, CatalogueSnapshot catalogue) throws SQLException {
        Map<String, Object> values = new TreeMap<>();
        for (BuiltInAttribute attribute : BUILT_IN) {
            Object value = ColumnStore.read(row, attribute.column(), attribute.type());
            if (value != null) {
                values.put(attribute.attribute(), value);
            }
        }
        for (Group group : Group.values()) {
            StoredJson.attributes(row.getBytes(group.column()), group, catalogue, values);
        }
        return new Stored(row.getInt("number"), row.getString("id"), values);
    }
}
