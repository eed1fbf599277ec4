package io.audiences.customer;

/** JSON Pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    static String child(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
