package io.audiences.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Shown;
import io.audiences.condition.Word;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Making, listing and revoking API keys. */
final class ApiKeyRoutes {
    private static final List<String> MEMBERS = List.of("name", "scopes", "brands");
    private static final int NAME_LENGTH = 200;

    private final ApiKeys keys;

    ApiKeyRoutes(ApiKeys keys) {
        this.keys = keys;
    }

    private record NewKey(String name, Set<Scope> scopes, Optional<List<String>> brands) {}

    /** A new key; the only answer that ever holds the secret. */
    private record MadeView(String key, @JsonUnwrapped ApiKey about) {}

    void create(Context context) {
        requireUnrestricted(context);
        Problems problems = new Problems();
        Optional<Members> read = Members.of(Bodies.json(context), "", "an object with name and scopes", problems);
        NewKey key = read.map(ApiKeyRoutes::read).orElseGet(() -> new NewKey("", Set.of(), Optional.empty()));
        if (!problems.list().isEmpty()) {
            throw ApiProblem.invalidInput(problems.list());
        }
        ApiKeys.Made made = keys.create(
                key.name(),
                key.scopes(),
                key.brands(),
                Authentication.key(context).name());
        context.status(HttpStatus.CREATED).json(new MadeView(made.secret(), made.key()));
    }

    private static NewKey read(Members members) {
        members.refuseOthers(MEMBERS);
        String name = members.text("name", "a name").orElse("").strip();
        if (members.value("name").isTextual() && (name.isEmpty() || name.length() > NAME_LENGTH)) {
            members.add("name", Code.VALUE_OUT_OF_RANGE, "expected 1 to " + NAME_LENGTH + " characters");
        }
        Optional<List<String>> brands =
                members.json().hasNonNull("brands") ? Optional.of(TextList.read(members, "brands")) : Optional.empty();
        return new NewKey(name, scopes(members), brands);
    }

    private static Set<Scope> scopes(Members members) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> words = TextList.read(members, "scopes");
        for (int i = 0; i < words.size(); i++) {
            Optional<Scope> scope = Word.find(Scope.class, words.get(i));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                members.problems()
                        .add(
                                members.at("scopes") + "/" + i,
                                Code.VALUE_OUT_OF_RANGE,
                                "expected one of " + Shown.oneOf(Word.words(Scope.class)));
            }
        }
        return scopes;
    }

    void list(Context context) {
        requireUnrestricted(context);
        context.json(ListView.whole(keys.list()));
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
