package io.audiences.database;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a list goes on: a few texts in an opaque, URL-safe form. The texts hold no NUL. */
public final class Cursor {
    private static final String SEPARATOR = "\0";

    private Cursor() {}

    public static String write(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The texts that {@link #write} was given; throws {@link InvalidCursor} for anything it did not write. */
    public static List<String> read(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(SEPARATOR, -1));
            if (read.size() == parts) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor(e);
        }
        throw new InvalidCursor(null);
    }

    /** A number written into a cursor. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new InvalidCursor(e);
        }
    }
}
