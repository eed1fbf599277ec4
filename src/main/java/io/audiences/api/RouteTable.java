package io.audiences.api;

import static io.audiences.api.Route.delete;
import static io.audiences.api.Route.get;
import static io.audiences.api.Route.open;
import static io.audiences.api.Route.post;
import static io.audiences.api.Scope.ADMIN;

import java.util.List;
import java.util.stream.Stream;

/** Every call of the API with the scopes that allow it. */
final class RouteTable {
    private final ApiServices services;

    RouteTable(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return Stream.of(health(), keys()).flatMap(List::stream).toList();
    }

    private List<Route> health() {
        HealthRoutes health = new HealthRoutes(services.database());
        return List.of(open("/health/live", health::live), open("/health/ready", health::ready));
    }

    private List<Route> keys() {
        ApiKeyRoutes keys = new ApiKeyRoutes(services.keys());
        return List.of(
                post("/v1/api-keys", keys::create, ADMIN),
                get("/v1/api-keys", keys::list, ADMIN),
                delete("/v1/api-keys/{id}", keys::revoke, ADMIN));
    }
}
