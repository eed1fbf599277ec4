package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.api.Route.Access;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static List<Route> routes() {
        ImportRunner unused = new ImportRunner(api.services.facts().imports());
        List<Route> routes = new RouteTable(api.services, unused, api.uploads).routes();
        unused.close();
        return routes;
    }

    private static Stream<Route> closedRoutes() {
        return routes().stream().filter(route -> !route.isOpen());
    }

    private static Call call(Route route) {
        return api.call(route.method().name(), route.path().replaceAll("[{}]", ""))
                .json("{}");
    }

    @Test
    void onlyHealthIsOpen() {
        assertThat(routes().stream().filter(Route::isOpen).map(Route::path))
                .containsExactlyInAnyOrder("/health/live", "/health/ready");
        assertThat(routes().stream().filter(route -> route.access() == Access.OPEN))
                .allSatisfy(
                        route -> assertThat(call(route).without("Authorization").status())
                                .isEqualTo(200));
    }

    @Test
    void everyOtherRouteNeedsAKey() {
        assertThat(closedRoutes()).hasSizeGreaterThan(40).allSatisfy(route -> {
            call(route).without("Authorization").expectProblem(401, "unauthenticated");
            call(route).key("aud_unknown").expectProblem(401, "unauthenticated");
        });
    }

    @Test
    void everyOtherRouteNeedsOneOfItsScopes() {
        Map<Scope, String> keys = Map.of(
                Scope.AUTHOR, api.key(Scope.AUTHOR),
                Scope.INGEST, api.key(Scope.INGEST),
                Scope.CHECK, api.key(Scope.CHECK));
        assertThat(closedRoutes())
                .allSatisfy(route -> keys.forEach((scope, key) -> {
                    if (!route.scopes().contains(scope)) {
                        assertThat(call(route)
                                        .key(key)
                                        .expectProblem(403, "missing_scope")
                                        .path("detail")
                                        .asText())
                                .contains(route.scopes().stream()
                                        .map(Scope::word)
                                        .findFirst()
                                        .orElse("admin"));
                    } else {
                        assertThat(call(route).key(key).status())
                                .as(route.method() + " " + route.path())
                                .isNotIn(401, 403, 500);
                    }
                }));
    }

    @Test
    void noRouteAnswersItsOwnAddressWithAnIncident() {
        assertThat(closedRoutes())
                .allSatisfy(route -> assertThat(call(route).status())
                        .as(route.method() + " " + route.path())
                        .isLessThan(500));
    }

    @Test
    void tellsHowToAuthenticate() {
        assertThat(api.get("/v1/audiences")
                        .without("Authorization")
                        .send()
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("Bearer"));
    }

    @Test
    void takesTheKeyInEitherHeader() {
        assertThat(api.get("/v1/audiences")
                        .without("Authorization")
                        .header("x-api-key", TestApi.ADMIN_KEY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknownAddressesAndMethodsAreBehindTheKey() {
        api.get("/nothing").without("Authorization").expectProblem(401, "unauthenticated");
        api.get("/nothing").expectProblem(404, "unknown_route");
        api.get("/v1/metrics").expectProblem(404, "unknown_route");
        api.patch("/v1/audiences", "{}").without("Authorization").expectProblem(401, "unauthenticated");
    }

    @Test
    void namesTheAllowedMethods() {
        var response = api.patch("/v1/audiences", "{}").send();
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
        api.post("/health/live", "{}").expectProblem(405, "method_not_allowed");
    }

    @Test
    void headTellsTheTruth() {
        assertThat(api.call("HEAD", "/v1/customers/nobody").status()).isEqualTo(404);
        assertThat(api.call("HEAD", "/v1/audiences").status()).isEqualTo(200);
        assertThat(api.call("HEAD", "/v1/audiences").without("Authorization").status())
                .isEqualTo(401);
    }
}
