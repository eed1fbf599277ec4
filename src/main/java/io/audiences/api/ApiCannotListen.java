package io.audiences.api;

/** The address cannot be bound; the message names it and says what to do. */
public final class ApiCannotListen extends RuntimeException {
    private static final long serialVersionUID = 1;

    ApiCannotListen(ApiSettings settings, Throwable cause) {
        super(
                "Cannot listen on %s port %d: another process is using it, or it may not be used; choose another port"
                        .formatted(settings.host(), settings.port()),
                cause);
    }
}
