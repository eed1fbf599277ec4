package io.audiences.api;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks every request for an API key, in {@code Authorization: Bearer} or {@code x-api-key}, before anything else is looked
 * at: who has none does not learn which addresses exist.
 */
final class Authentication {
    static final String KEY = "io.audiences.api.key";
    private static final String OWN_HEADER = "x-api-key";
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final Supplier<Optional<String>> problem;
    private final Set<String> openPaths;

    Authentication(ApiKeys keys, Supplier<Optional<String>> problem, List<Route> routes) {
        this.keys = keys;
        this.problem = problem;
        this.openPaths = routes.stream().filter(Route::isOpen).map(Route::path).collect(Collectors.toUnmodifiableSet());
    }

    /** The key of a request that was let in. */
    static ApiKey key(Context context) {
        ApiKey key = context.attribute(KEY);
        if (key == null) {
            throw new IllegalStateException("the request was not authenticated");
        }
        return key;
    }

    void requireKey(Context context) {
        if (!openPaths.contains(context.path())) {
            ApiKey key = secret(context).flatMap(keys::find).orElseThrow(this::unauthenticated);
            context.attribute(KEY, key);
        }
    }

    private static Optional<String> secret(Context context) {
        String authorization = context.header(Header.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(context.header(OWN_HEADER));
    }

    /** A key that a server does not know before it is ready may well be good. */
    private ApiProblem unauthenticated() {
        Optional<String> starting = problem.get();
        if (starting.isPresent()) {
            return Failures.notReady(starting.get());
        }
        return new ApiProblem(
                        ProblemType.UNAUTHENTICATED,
                        "Send a valid API key as \"Authorization: Bearer <key>\" or \"x-api-key: <key>\"")
                .with(Header.WWW_AUTHENTICATE, "Bearer realm=\"audiences\"");
    }

    /** For the handlers of a route: lets only keys with one of its scopes pass. */
    static void requireScope(Context context, Route route) {
        if (!route.isOpen() && !key(context).allowsAny(route.scopes())) {
            String wanted = route.scopes().stream()
                    .map(Scope::word)
                    .sorted()
                    .collect(Collectors.joining(" or ", "", route.scopes().isEmpty() ? "admin" : " or admin"));
            throw new ApiProblem(ProblemType.MISSING_SCOPE, "This call needs a key with scope " + wanted);
        }
    }
}
