package io.audiences.audience;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for ids of audiences, and ids made from names. */
final class AudienceId {
    static final String RULE = "1 to 128 letters, digits or any of . _ : - beginning with a letter or digit";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int LONGEST_MADE = 64;

    private AudienceId() {}

    static boolean isValid(String id) {
        return ALLOWED.matcher(id).matches();
    }

    /**
     * A readable id: {@code high-value-customers}, then {@code high-value-customers-2}.
     *
     * @param attempt counts from 1
     */
    static String of(String name, int attempt) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String dashed = OTHERS.matcher(plain).replaceAll("-");
        String cut = dashed.substring(0, Math.min(LONGEST_MADE, dashed.length()));
        String slug = EDGES.matcher(cut).replaceAll("");
        String base = slug.isEmpty() ? "audience" : slug;
        return attempt == 1 ? base : base + "-" + attempt;
    }
}
