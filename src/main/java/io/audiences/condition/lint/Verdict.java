package io.audiences.condition.lint;

/** How a condition may turn out, as far as is known; {@code SOMETIMES} where it is not. */
enum Verdict {
    ALWAYS,
    NEVER,
    SOMETIMES;

    Verdict opposite() {
        return switch (this) {
            case ALWAYS -> NEVER;
            case NEVER -> ALWAYS;
            case SOMETIMES -> SOMETIMES;
        };
    }

    /** This verdict, or its opposite. */
    Verdict unless(boolean opposite) {
        return opposite ? opposite() : this;
    }
}
