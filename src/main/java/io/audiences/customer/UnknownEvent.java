package io.audiences.customer;

/** There is no event with this id. */
public final class UnknownEvent extends RuntimeException {
    private final String event;

    UnknownEvent(String event) {
        super("unknown event " + event);
        this.event = event;
    }

    public String event() {
        return event;
    }
}
