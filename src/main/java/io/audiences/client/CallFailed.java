package io.audiences.client;

/** A running server could not be asked, or did not do what it was asked to; the message says why, in words for a user. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CallFailed(String message) {
        super(message);
    }

    CallFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
