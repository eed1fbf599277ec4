package io.audiences.customer;

import java.util.List;

/** Names of attributes that are kept for computed traits, and that no customer's profile may bring. */
public final class ComputedName {
    /** What every trait's name begins with. */
    public static final List<String> PREFIXES = List.of("lifecycle.", "metrics.", "rfm.", "trait.");

    private ComputedName() {}

    public static boolean isReserved(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}
