package io.audiences.api;

/** What one request may ask for at most. */
final class ApiLimits {
    /** Bytes of a JSON body. */
    static final long BODY_BYTES = 16L << 20;

    /** Bytes of an imported file. */
    static final long UPLOAD_BYTES = 16L << 30;

    /** Items of a page when none are asked for. */
    static final int DEFAULT_PAGE = 100;

    static final int LARGEST_PAGE = 1_000;

    /** Customers of one check. */
    static final int CHECKED_CUSTOMERS = 1_000;

    /** Audiences of one check. */
    static final int CHECKED_AUDIENCES = 1_000;

    /** Pairs of one check that is answered in detail. */
    static final int DETAILED_PAIRS = 10_000;

    /** Customers of one check that are evaluated for the question. */
    static final int LIVE_CUSTOMERS = 100;

    /** Pairs of one check that are evaluated for the question and answered in detail. */
    static final int LIVE_PAIRS = 1_000;

    /** Characters of an idempotency key. */
    static final int IDEMPOTENCY_KEY = 255;

    private ApiLimits() {}
}
