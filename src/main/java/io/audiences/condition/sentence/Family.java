package io.audiences.condition.sentence;

import java.util.Optional;

/**
 * A name that is one of a family: a tag, a consent, or a metric of a period.
 *
 * @param key of the family
 * @param member what tells it apart, in words
 */
record Family(String key, String member) {
    private static final String TAGS = "tags.";
    private static final String CONSENT = "consent.";
    private static final String METRICS = "metrics.";

    static Optional<Family> of(String name, Wording wording) {
        Terms terms = new Terms(wording);
        if (name.startsWith(TAGS)) {
            return Optional.of(new Family("tags", terms.plain(name.substring(TAGS.length()))));
        }
        if (name.startsWith(CONSENT)) {
            String channel = name.substring(CONSENT.length());
            String words = wording.find("consent." + channel).orElseGet(() -> terms.plain(channel));
            return Optional.of(new Family("consent", words));
        }
        int end = name.lastIndexOf('.');
        if (!name.startsWith(METRICS) || end < METRICS.length()) {
            return Optional.empty();
        }
        String figure = "metrics" + name.substring(end);
        return wording.find("period." + name.substring(METRICS.length(), end))
                .filter(period -> wording.has("label." + figure, false))
                .map(period -> new Family(figure, period));
    }
}
