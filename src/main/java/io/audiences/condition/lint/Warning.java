package io.audiences.condition.lint;

import io.audiences.condition.Word;

/** Something in a sound condition that is hardly meant: where it stands (a JSON Pointer), what kind it is, and why. */
public record Warning(String pointer, Code code, String detail) {

    public enum Code implements Word {
        /** The whole condition can never hold. */
        EMPTY_AUDIENCE,
        /** A part can never hold. */
        ALWAYS_FALSE,
        /** The whole condition or a part always holds. */
        ALWAYS_TRUE,
        /** Siblings that can never hold together. */
        CONTRADICTION,
        /** The same as a sibling. */
        DUPLICATE,
        /** Follows from its siblings, so that it changes nothing. */
        REDUNDANT,
        /** Can never hold together with what surrounds it. */
        UNREACHABLE,
        /** Reaches further back than events are kept. */
        WINDOW_BEYOND_RETENTION,
        /** No instant lies in the window. */
        EMPTY_WINDOW,
        /** The window has not begun yet. */
        WINDOW_IN_FUTURE
    }
}
