package io.audiences.rules;

import java.text.Normalizer;
import java.util.Locale;

/** Case folding of texts in normal form C. */
final class Texts {
    private Texts() {}

    /** Lower case first: only so do ẞ and ß, or the three sigmas, fold alike. */
    static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
