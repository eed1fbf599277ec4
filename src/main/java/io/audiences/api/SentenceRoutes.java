package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.Audiences;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.sentence.Sentences;
import io.javalin.http.Context;

/** Conditions in the words of the caller's language. */
final class SentenceRoutes {
    private final Audiences audiences;

    SentenceRoutes(Audiences audiences) {
        this.audiences = audiences;
    }

    private record Sentence(String sentence) {}

    /** Of the latest version. */
    void get(Context context) {
        Audience audience = BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
        Condition condition =
                ConditionReader.read(audience.definition().condition()).condition();
        context.json(new Sentence(sentence(context, condition, audiences)));
    }

    /** Audiences are called by their names, as far as the key may know of them. */
    static String sentence(Context context, Condition condition, Audiences audiences) {
        BrandAccess access = BrandAccess.of(context);
        return Sentences.of(
                condition,
                Languages.choose(context),
                id -> audiences
                        .find(id)
                        .filter(named -> access.allows(named.definition()))
                        .map(named -> named.definition().name()));
    }
}
