package io.audiences.customer;

import io.audiences.condition.Word;

/** How an import is written; UTF-8 in either case. */
public enum ImportFormat implements Word {
    /** With a header. */
    CSV,
    /** A JSON object on each line. */
    NDJSON
}
