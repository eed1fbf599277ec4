package io.audiences.database;

import org.jspecify.annotations.Nullable;

/**
 * Thrown inside {@link Database#inTransaction} to roll back and run the whole body again, as after a deadlock: for
 * example when a duplicate key shows that another transaction inserted the row first. Reaches the caller when the
 * last attempt throws it.
 */
public final class RetryTransaction extends RuntimeException {
    public RetryTransaction(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
