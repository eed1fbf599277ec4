package io.audiences.customer;

import io.audiences.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks into every table, also those that nobody thought of. */
final class AllTables {
    private AllTables() {}

    /** The tables with a row that has the text anywhere. */
    static List<String> mentioning(Database database, String text) {
        return database.read(handle -> handle
                .createQuery("SELECT DISTINCT table_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(table -> mentions(handle, table, text))
                .toList());
    }

    private static boolean mentions(Handle handle, String table, String text) {
        return handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                .anyMatch(row -> row.values().stream()
                        .anyMatch(value -> String.valueOf(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, StandardCharsets.UTF_8)
                                                : value)
                                .contains(text)));
    }

    /** The tables with a row of this customer. */
    static List<String> withCustomer(Database database, int number) {
        return database.read(handle -> handle
                .createQuery("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND column_name = 'customer'")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(table -> handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE customer = ?")
                                .bind(0, number)
                                .mapTo(Integer.class)
                                .one()
                        > 0)
                .toList());
    }
}
