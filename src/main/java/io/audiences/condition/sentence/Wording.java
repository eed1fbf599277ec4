package io.audiences.condition.sentence;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language: templates by key, whose places {@code {0}}, {@code {1}} … are filled. */
final class Wording {
    private static final Wording ENGLISH = new Wording("en");
    private static final Wording SPANISH = new Wording("es");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Locale locale;
    private final Properties templates = new Properties();

    private Wording(String language) {
        this.locale = Locale.forLanguageTag(language);
        load(language + ".properties");
        load(language + "-names.properties");
        load(language + "-events.properties");
    }

    private void load(String resource) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            templates.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wording of(Locale locale) {
        return locale.getLanguage().equals(SPANISH.locale.getLanguage()) ? SPANISH : ENGLISH;
    }

    Locale locale() {
        return locale;
    }

    String text(String key, String... places) {
        return find(key, places)
                .orElseThrow(() -> new IllegalStateException("no words for " + key + " in " + locale.getLanguage()));
    }

    /** Whether the language has words of its own for the key, or for its twin {@code ….not}. */
    boolean has(String key, boolean negated) {
        return templates.containsKey(negated ? key + ".not" : key);
    }

    /** Empty where the language has no words of its own for the key. */
    Optional<String> find(String key, String... places) {
        return Optional.ofNullable(templates.getProperty(key)).map(template -> fill(template, places));
    }

    // In one pass, so that a place in the name of a thing is left alone.
    private static String fill(String template, String... places) {
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(places[Integer.parseInt(found.group(1))]));
    }

    /** The text for a key or, where it is denied, for its twin {@code ….not}. */
    String text(String key, boolean negated, String... places) {
        return text(negated ? key + ".not" : key, places);
    }

    Optional<String> find(String key, boolean negated, String... places) {
        return find(negated ? key + ".not" : key, places);
    }

    /** "a, b and c". */
    String list(String word, List<String> parts) {
        String joined = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            joined = join(word, i == parts.size() - 1 ? ".last" : ".more", joined, parts.get(i));
        }
        return joined;
    }

    String join(String word, String place, String left, String right) {
        boolean changes = find(word + ".changes-before").filter(right::matches).isPresent();
        return (changes ? find(word + place + ".changed", left, right) : Optional.<String>empty())
                .orElseGet(() -> text(word + place, left, right));
    }
}
