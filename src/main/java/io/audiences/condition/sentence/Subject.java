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
    static Subject of(String name, ValueClauses.Of of, Wording wording) {
        Terms terms = new Terms(wording);
        if (of == ValueClauses.Of.PROPERTY) {
            return of("property", name, terms.label(name), wording);
        }
        return Family.of(name, wording)
                .map(family -> of("attribute", family.key(), family.member(), wording))
                .orElseGet(() -> of("attribute", name, terms.label(name), wording));
    }

    private static Subject of(String prefix, String key, String label, Wording wording) {
        Optional<String> noun = wording.find(prefix + "." + key + ".noun", label, label);
        return new Subject(key, label, noun.orElse(label), noun.isPresent());
    }
}
