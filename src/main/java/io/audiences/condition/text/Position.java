package io.audiences.condition.text;

/** A place in a text: the line and the column, both from 1; columns count code points. */
public record Position(int line, int column) {

    /** The place of the character with this index; lines end with LF, CR or both. */
    static Position of(int index, String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            if (ends) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, text.codePointCount(start, index) + 1);
    }
}
