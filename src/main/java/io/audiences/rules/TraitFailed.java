package io.audiences.rules;

/** A hand-written rule that threw; the message says which, and nothing of the customer. */
public final class TraitFailed extends RuntimeException {
    TraitFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
