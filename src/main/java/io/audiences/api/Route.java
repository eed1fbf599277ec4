package io.audiences.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;

/**
 * One call of the API.
 *
 * @param path with parameters in braces
 * @param scopes any of which allows the call; admin always does
 * @param produces the media types it can answer with, the preferred one first
 */
record Route(
        HandlerType method, String path, Access access, Set<Scope> scopes, List<String> produces, Handler handler) {
    enum Access {
        /** Anybody, without a key. */
        OPEN,
        KEY
    }

    Route {
        scopes = Set.copyOf(scopes);
        produces = List.copyOf(produces);
    }

    static Route open(String path, Handler handler) {
        return new Route(HandlerType.GET, path, Access.OPEN, Set.of(), List.of(Accepts.JSON), handler);
    }

    static Route get(String path, Handler handler, Scope... scopes) {
        return new Route(HandlerType.GET, path, Access.KEY, Set.of(scopes), List.of(Accepts.JSON), handler);
    }

    static Route put(String path, Handler handler, Scope... scopes) {
        return new Route(HandlerType.PUT, path, Access.KEY, Set.of(scopes), List.of(Accepts.JSON), handler);
    }

    static Route patch(String path, Handler handler, Scope... scopes) {
        return new Route(HandlerType.PATCH, path, Access.KEY, Set.of(scopes), List.of(Accepts.JSON), handler);
    }

    static Route post(String path, Handler handler, Scope... scopes) {
        return new Route(HandlerType.POST, path, Access.KEY, Set.of(scopes), List.of(Accepts.JSON), handler);
    }

    static Route delete(String path, Handler handler, Scope... scopes) {
        return new Route(HandlerType.DELETE, path, Access.KEY, Set.of(scopes), List.of(Accepts.JSON), handler);
    }

    Route producing(String... types) {
        return new Route(method, path, access, scopes, List.of(types), handler);
    }

    boolean isOpen() {
        return access == Access.OPEN;
    }
}
