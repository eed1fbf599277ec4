package io.audiences.database;

import org.jspecify.annotations.Nullable;

/** A cursor that no earlier page gave out, or that belongs to another list. */
public final class InvalidCursor extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidCursor(@Nullable Throwable cause) {
        super("The cursor is not one that an earlier page of this list gave as nextCursor", cause);
    }
}
