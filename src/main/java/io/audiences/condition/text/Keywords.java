package io.audiences.condition.text;

import io.audiences.condition.FieldName;
import io.audiences.condition.Spelling;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words with a meaning of their own, in any case; most of them only where a name cannot stand. */
final class Keywords {
    /** What cannot name an attribute or event without backquotes. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "in",
            "all",
            "any",
            "every",
            "no",
            "none",
            "everyone",
            "nobody",
            "sample",
            "sequence",
            "true",
            "false");

    private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

    /** What other languages write, and what is meant by it here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("equals", "="),
            Map.entry("eq", "="),
            Map.entry("is", "="),
            Map.entry("<>", "!="),
            Map.entry("greater_than", ">"),
            Map.entry("at_least", ">="),
            Map.entry("=>", ">="),
            Map.entry("less_than", "<"),
            Map.entry("at_most", "<="),
            Map.entry("=<", "<="),
            Map.entry("like", "matches"),
            Map.entry("has", "contains"),
            Map.entry("starts_with", "starts with"),
            Map.entry("ends_with", "ends with"),
            Map.entry("in_last", "in last"),
            Map.entry("in_next", "in next"),
            Map.entry("&", "and"),
            Map.entry("&&", "and"),
            Map.entry("|", "or"),
            Map.entry("||", "or"),
            Map.entry("!", "not"),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("“", "'"),
            Map.entry("”", "'"));

    private Keywords() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the word stands between two conditions. */
    static boolean joins(String word) {
        return word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or");
    }

    /** Whether a name needs no backquotes. */
    static boolean isBare(String name) {
        return FieldName.isValid(name) && BARE.matcher(name).matches() && !isReserved(name);
    }

    /** "; did you mean …?", or nothing. */
    static String hint(String word, Collection<String> known) {
        String meant = FOREIGN.get(word.toLowerCase(Locale.ROOT));
        if (meant != null) {
            return "; did you mean \"" + meant + "\"?";
        }
        // any letter is near to any symbol
        return word.length() < 2 ? "" : Spelling.hint(word, known);
    }
}
