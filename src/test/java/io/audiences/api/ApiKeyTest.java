package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void showsTheSecretOnceAndStoresItHashed() {
        JsonNode made = api.post("/v1/api-keys", "{\"name\": \"shop\", \"scopes\": [\"ingest\"]}")
                .expect(201);
        String secret = made.path("key").asText();
        assertThat(secret).startsWith("aud_").hasSize(47);
        assertThat(api.get("/v1/audiences").key(secret).status()).isEqualTo(403);

        String list = api.get("/v1/api-keys").expect(200).toString();
        assertThat(list).contains(made.path("id").asText()).doesNotContain(secret);
        String stored = api.database.read(handle ->
                handle.createQuery("SELECT * FROM api_keys").mapToMap().list().toString());
        assertThat(stored).doesNotContain(secret);
    }

    @Test
    void revokedKeysStopWorkingAtOnceHereAndSoonElsewhere() {
        JsonNode made = api.post("/v1/api-keys", "{\"name\": \"old\", \"scopes\": [\"check\"]}")
                .expect(201);
        String secret = made.path("key").asText();
        ApiKeys elsewhere = new ApiKeys(api.database, api.clock);
        assertThat(elsewhere.find(secret)).isPresent();
        assertThat(api.get("/v1/audiences").key(secret).status()).isEqualTo(200);

        assertThat(api.delete("/v1/api-keys/" + made.path("id").asText()).status())
                .isEqualTo(204);
        assertThat(api.get("/v1/audiences").key(secret).status()).isEqualTo(401);
        assertThat(elsewhere.find(secret)).isPresent();
        api.clock.advance(ApiKeys.TRUST);
        assertThat(elsewhere.find(secret)).isEmpty();
    }

    @Test
    void keepsTheLastAdminKey() {
        api.delete("/v1/api-keys/first").expectProblem(409, "last_admin_key");
        api.delete("/v1/api-keys/nothing").expectProblem(404, "unknown_api_key");
    }

    @Test
    void tellsAllMistakesOfANewKey() {
        JsonNode problem = api.post(
                        "/v1/api-keys", "{\"name\": \"\", \"scopes\": [\"root\"], \"brands\": [], \"x\": 1}")
                .expectProblem(422, "invalid_input");
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/scopes/0", "/brands", "/x");
    }

    @Test
    void theFirstAdminKeyIsMadeOnce() {
        try (Database database = TestDatabase.fresh()) {
            ApiKeys keys = new ApiKeys(database, api.clock);
            Optional<String> made = keys.bootstrap(Optional.empty());
            assertThat(made).isPresent();
            assertThat(keys.find(made.get()).map(ApiKey::scopes)).contains(Set.of(Scope.ADMIN));
            assertThat(keys.bootstrap(Optional.empty())).isEmpty();
            assertThat(keys.bootstrap(Optional.of("another-admin-key"))).isEmpty();
            assertThat(keys.find("another-admin-key")).isEmpty();
            assertThat(keys.list()).hasSize(1);
        }
    }

    @Test
    void refusesAWeakFirstAdminKeyWithoutRepeatingIt() {
        try (Database database = TestDatabase.fresh()) {
            ApiKeys keys = new ApiKeys(database, api.clock);
            for (String weak : List.of("", "weak", "with spaces in between", "ünïcödé-is-not-sent")) {
                assertThatThrownBy(() -> keys.bootstrap(Optional.of(weak)))
                        .isInstanceOf(InvalidAdminKey.class)
                        .message()
                        .satisfies(message -> assertThat(weak.isEmpty() || !message.contains(weak))
                                .isTrue());
            }
            assertThat(keys.list()).isEmpty();
        }
        assertThat(api.services.keys().bootstrap(Optional.of("weak"))).isEmpty();
    }

    @Test
    void restrictedKeysOnlyTouchTheirBrands() {
        api.put("/v1/brands/acme", "{}").expect(200);
        api.put("/v1/brands/zeta", "{}").expect(200);
        String key = api.keyForBrands(List.of("acme"), Scope.ADMIN);
        JsonNode items = api.post("/v1/events", """
                        [{"id": "b1", "customer": "bc", "type": "VISIT", "occurredAt": "2026-11-01T00:00:00Z", "brand": "acme"},
                         {"id": "b2", "customer": "bc", "type": "VISIT", "occurredAt": "2026-11-01T00:00:00Z", "brand": "zeta"},
                         {"id": "b3", "customer": "bc", "type": "VISIT", "occurredAt": "2026-11-01T00:00:00Z"}]
                        """).key(key).expect(202).path("items");
        assertThat(items.findValuesAsText("status")).containsExactly("accepted", "rejected", "rejected");
        String definition = "{\"id\": \"%s\", \"name\": \"n\", \"brands\": %s, \"condition\": {\"all\": []}}";
        api.post("/v1/audiences", definition.formatted("ours", "[\"acme\"]"))
                .key(key)
                .expect(201);
        for (String others : List.of("\"all\"", "[\"zeta\"]", "[\"acme\", \"zeta\"]")) {
            api.post("/v1/audiences", definition.formatted("theirs", others))
                    .key(key)
                    .expectProblem(422, "invalid_input");
        }
        api.post("/v1/audiences", definition.formatted("theirs", "[\"zeta\"]")).expect(201);
        assertThat(api.get("/v1/audiences").key(key).expect(200).path("items").findValuesAsText("id"))
                .containsExactly("ours");
        api.get("/v1/audiences/theirs").key(key).expectProblem(404, "unknown_audience");
        api.get("/v1/audiences/theirs/members").key(key).expectProblem(404, "unknown_audience");
        api.delete("/v1/customers/bc").key(key).expectProblem(403, "brand_restricted");
        api.post("/v1/api-keys", "{}").key(key).expectProblem(403, "brand_restricted");
    }
}
