package io.audiences.condition;

import java.util.regex.Pattern;

/** The rule for names of attributes, event types and properties. */
public final class FieldName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");

    private FieldName() {}

    public static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches();
    }
}
