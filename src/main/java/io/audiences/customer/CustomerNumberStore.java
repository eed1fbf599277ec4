package io.audiences.customer;

import io.audiences.database.Database;
import io.audiences.database.RetryTransaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Customers' ids and their dense internal numbers. */
final class CustomerNumberStore {
    private CustomerNumberStore() {}

    static Map<String, Integer> numbers(Handle handle, Collection<String> ids) {
        Map<String, Integer> numbers = new HashMap<>();
        LookupStore.each(
                handle,
                "SELECT id, number FROM customers WHERE id IN (?)",
                ids,
                row -> numbers.put(row.getString(1), row.getInt(2)));
        return numbers;
    }

    static Map<Integer, String> ids(Handle handle, Collection<Integer> numbers) {
        Map<Integer, String> ids = new HashMap<>();
        LookupStore.each(
                handle,
                "SELECT number, id FROM customers WHERE number IN (?)",
                numbers,
                row -> ids.put(row.getInt(1), row.getString(2)));
        return ids;
    }

    /** The numbers of all these ids; customers that are new get an empty profile. */
    static Map<String, Integer> numbersCreating(Handle handle, Collection<String> ids) {
        Map<String, Integer> numbers = numbers(handle, ids);
        TreeSet<String> created = new TreeSet<>(ids);
        created.removeAll(numbers.keySet());
        if (!created.isEmpty()) {
            create(handle, List.copyOf(created));
            numbers.putAll(numbers(handle, created));
        }
        return numbers;
    }

    private static void create(Handle handle, List<String> ids) {
        try (PreparedStatement insert =
                handle.getConnection().prepareStatement("INSERT INTO customers (id) VALUES (?)")) {
            for (String id : ids) {
                insert.setString(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw duplicateOr(e, "creating customers failed");
        }
    }

    /** A duplicate key means that another writer was first; the next attempt sees its row. */
    static RuntimeException duplicateOr(SQLException e, String failure) {
        return Database.isDuplicateKey(e)
                ? new RetryTransaction("another writer was first", e)
                : new FactsStorageException(failure, e);
    }
}
