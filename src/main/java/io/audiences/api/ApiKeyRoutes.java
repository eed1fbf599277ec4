package io.audiences.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Word;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Making, listing and revoking API keys. */
final class ApiKeyRoutes {
    private static final Set<String> MEMBERS = Set.of("name", "scopes", "brands");
    private static final int NAME_LENGTH = 200;

    private final ApiKeys keys;

    ApiKeyRoutes(ApiKeys keys) {
        this.keys = keys;
    }

    /** A new key; the only answer that ever holds the secret. */
    private record MadeView(String key, @JsonUnwrapped ApiKey about) {}

    void create(Context context) {
        requireUnrestricted(context);
        List<Problem> problems = new ArrayList<>();
        JsonNode json = Bodies.json(context);
        if (!json.isObject()) {
            throw ApiProblem.invalidInput("", Code.WRONG_TYPE, "expected an object with name and scopes");
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                problems.add(new Problem("", Code.UNKNOWN_KEY, "expected only name, scopes and brands"));
            }
        }
        String name = json.path("name").asText("").strip();
        if (!json.path("name").isTextual() || name.isEmpty() || name.length() > NAME_LENGTH) {
            problems.add(
                    new Problem("/name", Code.MISSING_VALUE, "expected a name of 1 to " + NAME_LENGTH + " characters"));
        }
        Set<Scope> scopes = scopes(json.path("scopes"), problems);
        Optional<List<String>> brands = json.hasNonNull("brands")
                ? Optional.of(TextList.read(json.path("brands"), "/brands", problems))
                : Optional.empty();
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidInput(problems);
        }
        ApiKeys.Made made =
                keys.create(name, scopes, brands, Authentication.key(context).name());
        context.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .json(new MadeView(made.secret(), made.key()));
    }

    private static Set<Scope> scopes(JsonNode json, List<Problem> problems) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> words = TextList.read(json, "/scopes", problems);
        for (int i = 0; i < words.size(); i++) {
            Optional<Scope> scope = Word.find(Scope.class, words.get(i));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                problems.add(new Problem(
                        "/scopes/" + i,
                        Code.VALUE_OUT_OF_RANGE,
                        "expected one of " + String.join(", ", Word.words(Scope.class))));
            }
        }
        return scopes;
    }

    void list(Context context) {
        requireUnrestricted(context);
        context.json(new ListView<>(keys.list(), Optional.empty()));
    }

    void revoke(Context context) {
        requireUnrestricted(context);
        keys.revoke(context.pathParam("id"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static void requireUnrestricted(Context context) {
        BrandAccess.requireUnrestricted(context, "API keys");
    }
}
