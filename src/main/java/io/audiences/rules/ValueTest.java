package io.audiences.rules;

import org.jspecify.annotations.Nullable;

/** A comparison made ready for one instant: decides one value, null being a missing one. */
interface ValueTest {
    boolean holds(@Nullable Object value);
}
