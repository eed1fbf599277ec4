package io.audiences.condition.sentence;

import io.audiences.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a condition says, as one sentence that a person could have written. */
public final class Sentences {
    private Sentences() {}

    /**
     * The sentence, from a capital letter to a full stop.
     *
     * @param locale Spanish for any Spanish one, else English
     * @param names of audiences by their ids; an audience without a name is called by its id
     */
    public static String of(Condition condition, Locale locale, Function<String, Optional<String>> names) {
        Wording wording = Wording.of(locale);
        Phrase phrase = condition.accept(new ClauseWriter(wording, names));
        String text = wording.text("sentence", whole(phrase, wording));
        int first = 0;
        while (text.charAt(first) == '(') {
            first++;
        }
        return text.substring(0, first) + Character.toTitleCase(text.charAt(first)) + text.substring(first + 1);
    }

    private static String whole(Phrase phrase, Wording wording) {
        for (String each : List.of("everyone", "no-one")) {
            if (phrase.equals(new Phrase.Clause(wording.text(each), false))) {
                return wording.text(each + ".alone");
            }
        }
        return new Grouping(wording).write(phrase);
    }
}
