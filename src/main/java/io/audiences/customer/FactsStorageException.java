package io.audiences.customer;

import java.sql.SQLException;

/** A statement about facts failed; the cause is the driver's. */
public final class FactsStorageException extends RuntimeException {
    FactsStorageException(String what, SQLException cause) {
        super(what, cause);
    }
}
