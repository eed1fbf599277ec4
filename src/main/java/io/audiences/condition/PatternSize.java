package io.audiences.condition;

/**
 * Estimates, before compiling, how large a regular expression in RE2 syntax becomes: repetitions are unrolled, so that
 * {@code ((a{1000}){1000}){1000}} would fill the memory. Never estimates a nested repetition as smaller than it is.
 */
final class PatternSize {
    private final String pattern;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).total();
    }

    private long total() {
        long[] sizes = new long[pattern.length() + 1];
        int depth = 0;
        long last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '(') {
                depth++;
                sizes[depth] = 1;
                last = 0;
                at++;
            } else if (c == ')' && depth > 0) {
                last = sizes[depth];
                depth--;
                sizes[depth] = add(sizes[depth], last);
                at++;
            } else if (c == '{') {
                long times = repetition();
                sizes[depth] = add(sizes[depth], last * Math.max(0, times - 1));
                last = Math.min(last * Math.max(1, times), Integer.MAX_VALUE);
            } else {
                last = atom(c);
                sizes[depth] = add(sizes[depth], last);
            }
        }
        long total = 0;
        for (int i = 0; i <= depth; i++) {
            total = add(total, sizes[i]);
        }
        return total;
    }

    private static long add(long a, long b) {
        return Math.min(a + b, Integer.MAX_VALUE);
    }

    /** The largest count of the repetition that starts here; 1 when it is literal text. */
    private long repetition() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        at++;
        if (!inside.matches("\\d{1,9}(,\\d{0,9})?")) {
            return 1;
        }
        at = end + 1;
        long most = 1;
        for (String count : inside.split(",", -1)) {
            most = count.isEmpty() ? most + 1 : Math.max(most, Long.parseLong(count));
        }
        return most;
    }

    private long atom(char c) {
        if (c == '\\') {
            return escape();
        }
        if (c == '[') {
            skipClass();
        } else {
            at++;
        }
        return 1;
    }

    private long escape() {
        at = Math.min(at + 2, pattern.length());
        char escaped = pattern.charAt(at - 1);
        if (escaped == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int literal = (end < 0 ? pattern.length() : end) - at;
            at += literal + (end < 0 ? 0 : 2);
            return literal;
        }
        boolean braced = "pPx".indexOf(escaped) >= 0 && at < pattern.length() && pattern.charAt(at) == '{';
        int end = braced ? pattern.indexOf('}', at) : -1;
        at = end < 0 ? at : end + 1;
        return 1;
    }

    private void skipClass() {
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, pattern.length());
    }
}
