package io.audiences.api;

import io.audiences.condition.Word;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Reads the parameters behind the question mark. */
final class Query {
    private Query() {}

    /** The value given, unless empty; the same parameter twice is a problem. */
    static Optional<String> find(Context context, String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw ApiProblem.invalidParameter(name, "one value");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    static <E extends Enum<E> & Word> Optional<E> find(Context context, String name, Class<E> type) {
        return find(context, name)
                .map(word -> Word.find(type, word)
                        .orElseThrow(() ->
                                ApiProblem.invalidParameter(name, "one of " + String.join(", ", Word.words(type)))));
    }

    static boolean isTrue(Context context, String name) {
        return switch (find(context, name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiProblem.invalidParameter(name, "true or false");
        };
    }
}
