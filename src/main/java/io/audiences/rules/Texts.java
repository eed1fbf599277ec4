package io.audiences.rules;

import java.util.Locale;

/** Case folding of texts in normal form C. */
final class Texts {
    private Texts() {}

    /** Upper case first, so that characters with one upper case and several lower cases (such as σ, ς) agree. */
    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
