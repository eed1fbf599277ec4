package io.audiences.database;

import org.jspecify.annotations.Nullable;

/** The database refused a statement; the cause is the driver's SQLException. */
public class DatabaseException extends RuntimeException {
    DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
