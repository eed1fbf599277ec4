package io.audiences.customer;

import io.audiences.database.SqlFunction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads rows by many keys, in statements of few different lengths so that the server prepares each once. */
final class LookupStore {
    private static final int[] LENGTHS = {1, 10, 100, 500};
    private static final int LONGEST = LENGTHS[LENGTHS.length - 1];

    private LookupStore() {}

    /** @param sql with {@code (?)} where the list of keys belongs */
    static void each(Handle handle, String sql, Collection<?> keys, SqlFunction<ResultSet, ?> reader) {
        List<?> all = List.copyOf(keys);
        try {
            for (int from = 0; from < all.size(); from += LONGEST) {
                some(handle, sql, all.subList(from, Math.min(all.size(), from + LONGEST)), reader);
            }
        } catch (SQLException e) {
            throw new FactsStorageException("looking up " + all.size() + " keys failed", e);
        }
    }

    private static void some(Handle handle, String sql, List<?> keys, SqlFunction<ResultSet, ?> reader)
            throws SQLException {
        int length = LONGEST;
        for (int shorter : LENGTHS) {
            if (keys.size() <= shorter) {
                length = shorter;
                break;
            }
        }
        String marks = Stream.generate(() -> "?").limit(length).collect(Collectors.joining(",", "(", ")"));
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql.replace("(?)", marks))) {
            for (int i = 0; i < length; i++) {
                statement.setObject(i + 1, keys.get(Math.min(i, keys.size() - 1)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.apply(rows);
                }
            }
        }
    }
}
