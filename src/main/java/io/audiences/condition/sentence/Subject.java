package io.audiences.condition.sentence;

import java.util.Optional;

/**
 * What a test is about.
 *
 * @param key under which the language may have words for it
 * @param label what to call it or, of one of a family such as tags, the part that tells it apart
 * @param noun with its article, where it has one
 * @param isKnown whether the language knows the noun
 */
record Subject(String key, String label, String noun, boolean isKnown) {
    private static final String TAGS = "tags.";
    private static final String CONSENT = "consent.";
    private static final String METRICS = "metrics.";

    static Subject of(String name, ValueClauses.Of of, Wording wording) {
        Terms terms = new Terms(wording);
        if (of == ValueClauses.Of.PROPERTY) {
            return of("property", name, terms.label(name), wording);
        }
        if (name.startsWith(TAGS)) {
            return of("attribute", "tags", terms.plain(name.substring(TAGS.length())), wording);
        }
        if (name.startsWith(CONSENT)) {
            String channel = name.substring(CONSENT.length());
            String label = wording.find("consent." + channel).orElseGet(() -> terms.plain(channel));
            return of("attribute", "consent", label, wording);
        }
        return metric(name, wording).orElseGet(() -> of("attribute", name, terms.label(name), wording));
    }

    /** {@code metrics.<period>.<figure>}. */
    private static Optional<Subject> metric(String name, Wording wording) {
        int end = name.lastIndexOf('.');
        if (!name.startsWith(METRICS) || end < METRICS.length()) {
            return Optional.empty();
        }
        return wording.find("period." + name.substring(METRICS.length(), end))
                .map(period -> of("attribute", "metrics" + name.substring(end), period, wording))
                .filter(Subject::isKnown);
    }

    private static Subject of(String prefix, String key, String label, Wording wording) {
        Optional<String> noun = wording.find(prefix + "." + key + ".noun", label, label);
        return new Subject(key, label, noun.orElse(label), noun.isPresent());
    }
}
