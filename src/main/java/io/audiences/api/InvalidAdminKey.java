package io.audiences.api;

/** The given first admin key cannot be used; the message says why, without the key. */
public final class InvalidAdminKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidAdminKey(String expected) {
        super("The first admin key needs " + expected);
    }
}
