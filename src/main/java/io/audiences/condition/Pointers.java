package io.audiences.condition;

/** Builds JSON Pointers (RFC 6901). */
final class Pointers {
    private static final int LONGEST_KEY = 64;

    private Pointers() {}

    static String member(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static String element(String parent, int index) {
        return parent + "/" + index;
    }

    /** The member, or its object where the key is too long to be repeated in an answer. */
    static String shortMember(String parent, String key) {
        return key.length() > LONGEST_KEY ? parent : member(parent, key);
    }
}
