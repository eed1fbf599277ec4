package io.audiences.customer;

import java.text.Normalizer;

/** What texts and ids may be: well-formed Unicode, in normal form C. */
final class FactText {
    /** UTF-16 code units of one id. */
    static final int ID_LENGTH = 128;

    private static final char FIRST_COMBINING = '\u0300';

    private FactText() {}

    static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= ID_LENGTH
                && isWellFormed(id)
                && id.chars().noneMatch(Character::isISOControl);
    }
}
