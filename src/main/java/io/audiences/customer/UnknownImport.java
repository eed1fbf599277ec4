package io.audiences.customer;

/** There is no import with this id. */
public final class UnknownImport extends RuntimeException {
    UnknownImport(String id) {
        super("unknown import " + id);
    }
}
