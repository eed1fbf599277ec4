package io.audiences.condition.text;

import io.audiences.condition.Shown;

/**
 * The smallest part of a text that means something.
 *
 * @param text what it says, without quotes
 * @param at the index of its first character
 * @param depth the number of parentheses around it
 */
record Token(Kind kind, String text, int at, int depth) {
    enum Kind {
        /** A keyword or a name. */
        WORD,
        /** A name in backquotes, which is never a keyword. */
        NAME,
        TEXT,
        NUMBER,
        /** A day or an instant. */
        DATE,
        SYMBOL,
        /** A quote that is never closed. */
        UNCLOSED,
        END
    }

    private static final int LONGEST_SHOWN = 20;

    /** Whether this is the keyword, in any case, or the symbol. */
    boolean is(String wanted) {
        return switch (kind) {
            case WORD -> text.equalsIgnoreCase(wanted);
            case SYMBOL -> text.equals(wanted);
            default -> false;
        };
    }

    boolean isName() {
        return kind == Kind.NAME || (kind == Kind.WORD && !Keywords.isReserved(text));
    }

    /** Whether a condition may begin here. */
    boolean mayBegin() {
        return isName() || is("(") || (kind == Kind.WORD && !Keywords.joins(text));
    }

    /** The token in words, for "got …". */
    String shown() {
        return switch (kind) {
            case WORD, NAME -> Shown.name(text);
            case TEXT -> "a text";
            case NUMBER -> text.length() > LONGEST_SHOWN ? "a long number" : text;
            case DATE -> "a day";
            case SYMBOL -> symbol();
            case UNCLOSED, END -> "the end";
        };
    }

    private String symbol() {
        boolean usual = text.length() <= 3 && text.chars().allMatch(c -> c > ' ' && c < 127);
        return usual ? '"' + text + '"' : "an unknown character";
    }
}
