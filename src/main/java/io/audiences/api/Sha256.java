package io.audiences.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that every Java runtime has. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
