package io.audiences.database;

import org.jspecify.annotations.Nullable;

/** The database does not answer, or is not migrated yet. The work may or may not have been committed if it had begun. */
public final class DatabaseUnavailable extends DatabaseException {
    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
