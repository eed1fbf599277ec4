package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a built-in attribute or property out of its column, in the forms of {@link Row} and {@link Point}. */
final class ColumnStore {
    private ColumnStore() {}

    static @Nullable Object read(ResultSet row, String column, ValueType type) throws SQLException {
        return read(row, row.findColumn(column), type);
    }

    static @Nullable Object read(ResultSet row, int column, ValueType type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case NUMBER, MONEY -> row.getBigDecimal(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case BOOLEAN -> {
                boolean flag = row.getBoolean(column);
                yield row.wasNull() ? null : flag;
            }
            case TIMESTAMP -> {
                long micros = row.getLong(column);
                yield row.wasNull() ? null : Micros.toInstant(micros);
            }
            case LIST, POINT -> {
                byte[] json = row.getBytes(column);
                yield json == null ? null : StoredJson.value(json, type);
            }
        };
    }
}
