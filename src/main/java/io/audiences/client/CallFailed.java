package io.audiences.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A running server could not be asked, or did not do what it was asked to; the message says why, in words for a user. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient JsonNode errors;

    CallFailed(String message) {
        this(message, JsonNodeFactory.instance.arrayNode());
    }

    CallFailed(String message, JsonNode errors) {
        super(message);
        this.errors = errors;
    }

    CallFailed(String message, Throwable cause) {
        super(message, cause);
        this.errors = JsonNodeFactory.instance.arrayNode();
    }

    /** The mistakes that the server found in what it was sent, as in its problem details; empty for any other failure. */
    public JsonNode errors() {
        return errors;
    }
}
