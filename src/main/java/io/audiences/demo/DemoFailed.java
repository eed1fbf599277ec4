package io.audiences.demo;

/** The demo cannot be made or found again; the message says why and what to do, in words for its user. */
public final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoFailed(String message) {
        super(message);
    }

    DemoFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
