package io.audiences.database;

import org.jspecify.annotations.Nullable;

/** The embedded MariaDB cannot start; the message says why and, where possible, what to do. */
public final class EmbeddedMariaDbException extends RuntimeException {
    EmbeddedMariaDbException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    EmbeddedMariaDbException(String message) {
        this(message, null);
    }
}
