package io.audiences.customer;

/** The rest of an import's file cannot be read; says where and what to do. */
final class BrokenFile extends RuntimeException {
    BrokenFile(long line, String what) {
        super("line " + line + ": " + what);
    }
}
