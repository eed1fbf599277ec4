package io.audiences.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a trait file where a rule reads something of the customer.
 *
 * @param argument the text in the parentheses; empty when it is anything but one plain text
 * @param position of the first letter, in characters
 */
record TraitCall(Accessor accessor, Optional<String> argument, int position) {

    /** The methods of {@link Subject} that read. */
    enum Accessor {
        TEXT,
        NUMBER,
        WHOLE,
        FLAG,
        DATE,
        TIMESTAMP,
        LIST,
        DAYS_SINCE,
        QUINTILE;

        private static final Map<String, Accessor> BY_METHOD =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Accessor::method, each -> each));

        String method() {
            return this == DAYS_SINCE ? "daysSince" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every such place outside comments and texts. */
    static List<TraitCall> in(String drl) {
        List<TraitCall> calls = new ArrayList<>();
        for (int at = 0; at < drl.length(); ) {
            int blank = afterBlank(drl, at);
            if (blank > at) {
                at = blank;
            } else if (isQuote(drl.charAt(at))) {
                at = afterText(drl, at);
            } else if (Character.isJavaIdentifierStart(drl.charAt(at))) {
                int end = afterWord(drl, at);
                Accessor accessor = Accessor.BY_METHOD.get(drl.substring(at, end));
                int open = afterBlank(drl, end);
                if (accessor != null && open < drl.length() && drl.charAt(open) == '(') {
                    calls.add(new TraitCall(accessor, argument(drl, open + 1), at));
                }
                at = end;
            } else {
                at++;
            }
        }
        return calls;
    }

    private static Optional<String> argument(String drl, int from) {
        int start = afterBlank(drl, from);
        if (start >= drl.length() || !isQuote(drl.charAt(start))) {
            return Optional.empty();
        }
        int end = afterText(drl, start);
        int close = afterBlank(drl, end);
        String text = drl.substring(start + 1, Math.max(start + 1, end - 1));
        boolean isPlain = close < drl.length() && drl.charAt(close) == ')' && text.indexOf('\\') < 0;
        return isPlain ? Optional.of(text) : Optional.empty();
    }

    /** Behind the spaces and comments at a place. */
    private static int afterBlank(String drl, int from) {
        int at = from;
        while (at < drl.length()) {
            if (Character.isWhitespace(drl.charAt(at))) {
                at++;
            } else if (drl.startsWith("//", at)) {
                at = after(drl, "\n", at);
            } else if (drl.startsWith("/*", at)) {
                at = after(drl, "*/", at + 2);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int after(String drl, String end, int from) {
        int found = drl.indexOf(end, from);
        return found < 0 ? drl.length() : found + end.length();
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    private static int afterText(String drl, int start) {
        int at = start + 1;
        while (at < drl.length() && drl.charAt(at) != drl.charAt(start)) {
            at += drl.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(drl.length(), at + 1);
    }

    private static int afterWord(String drl, int start) {
        int at = start;
        while (at < drl.length() && Character.isJavaIdentifierPart(drl.charAt(at))) {
            at++;
        }
        return at;
    }
}
