package io.audiences.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work in plain JDBC. */
@FunctionalInterface
public interface SqlFunction<A, T extends @Nullable Object> {
    T apply(A argument) throws SQLException;
}
