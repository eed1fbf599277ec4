package io.audiences.customer;

import io.audiences.condition.Word;

/** How a name came into the catalogue. */
public enum Origin implements Word {
    BUILT_IN,
    /** Learned at first sight, with the type it arrived in. */
    OBSERVED,
    DECLARED,
    /** A trait that rules derive. */
    COMPUTED
}
