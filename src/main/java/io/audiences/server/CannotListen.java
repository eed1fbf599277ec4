package io.audiences.server;

/** The chosen address cannot be listened on; the message says why and what to choose instead. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
