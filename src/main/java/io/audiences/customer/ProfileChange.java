package io.audiences.customer;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A checked profile on its way into storage.
 *
 * @param values by attribute name, in the forms of {@link Row} and {@link Point}; {@code tags.vip} for the tag vip
 * @param removed attributes that were given as null, and {@code tags.} or {@code consent.} for all of these
 */
record ProfileChange(String id, Map<String, Object> values, Set<String> removed) {

    /** What a customer with these values has after the change, unless the change replaces them. */
    Map<String, Object> mergedInto(Map<String, Object> before) {
        Map<String, Object> after = new TreeMap<>(before);
        after.keySet()
                .removeIf(name -> removed.contains(name)
                        || (name.startsWith(Profile.TAGS) && removed.contains(Profile.TAGS))
                        || (name.startsWith(Profile.CONSENT) && removed.contains(Profile.CONSENT)));
        after.putAll(values);
        return after;
    }
}
