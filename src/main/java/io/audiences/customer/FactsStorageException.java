package io.audiences.customer;

/** A statement about facts failed; the cause is the driver's. */
public final class FactsStorageException extends RuntimeException {
    FactsStorageException(String what, Throwable cause) {
        super(what, cause);
    }
}
