package io.audiences.customer;

import io.audiences.condition.Word;

/** What an import holds. */
public enum ImportKind implements Word {
    /** Profiles, merged into those that are there. */
    CUSTOMERS,
    EVENTS
}
