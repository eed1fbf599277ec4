package io.audiences.api;

import io.audiences.audience.Audiences;
import io.audiences.condition.Amount;
import io.audiences.customer.Brand;
import io.audiences.customer.Brands;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CustomerNumbers;
import io.audiences.customer.Customers;
import io.audiences.customer.Events;
import io.audiences.customer.FactsReader;
import io.audiences.customer.Imports;
import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import io.audiences.recalculation.LiveThresholds;
import io.audiences.recalculation.Recalculations;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Traits;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A whole server on a free port over a database of its own. */
final class TestApi implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Traits TRAITS = Traits.builtIn();
    static final String ADMIN_KEY = "an-admin-key-for-tests";

    final SettableClock clock = new SettableClock(START);
    final Database database;
    final ApiServices services;
    final ApiServer server;
    final Path uploads;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestApi(Database database) {
        this.database = database;
        this.services = services();
        this.uploads = temporaryFolder();
        this.server = ApiServer.start(new ApiSettings(ApiSettings.LOOPBACK, 0, uploads), services);
    }

    static TestApi start() {
        TestApi api = new TestApi(TestDatabase.fresh());
        api.services.keys().bootstrap(Optional.of(ADMIN_KEY));
        return api;
    }

    /** A server whose database will never answer. */
    static TestApi startWith(Database database) {
        return new TestApi(database);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("audiences-uploads-");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ApiServices services() {
        Memberships memberships = new Memberships(database, clock);
        Catalogue catalogue = new Catalogue(database, TRAITS.types());
        Customers customers = new Customers(database, catalogue, List.of(memberships::erase));
        Events events = new Events(catalogue);
        Brands brands = new Brands(database, catalogue);
        FactsReader reader = new FactsReader(database, catalogue);
        Audiences audiences = new Audiences(
                database,
                catalogue::vocabulary,
                () -> brands.list().stream().collect(Collectors.toMap(Brand::id, Brand::zone)),
                ZoneOffset.UTC,
                List.of(memberships::dropAudience),
                clock);
        RuleCompiler compiler = RuleCompiler.create(TRAITS);
        return new ApiServices(
                database,
                database::problem,
                new ApiKeys(database, clock),
                clock,
                new ApiServices.Facts(
                        customers,
                        new CustomerNumbers(database),
                        events,
                        new Imports(database, catalogue, customers, events, clock),
                        brands,
                        catalogue,
                        Optional.of(new Amount(36, Amount.Unit.MONTH))),
                new ApiServices.Results(
                        audiences,
                        compiler,
                        new Recalculations(
                                database, audiences, catalogue::vocabulary, reader, compiler, memberships, clock, 1),
                        new LiveEvaluation(
                                reader,
                                catalogue::vocabulary,
                                compiler,
                                new LiveThresholds(database, reader, compiler)),
                        memberships));
    }

    /** A key for tests, without going through the API. */
    String key(Scope... scopes) {
        return services.keys()
                .create("test", Set.of(scopes), Optional.empty(), "test")
                .secret();
    }

    String keyForBrands(List<String> brands, Scope... scopes) {
        return services.keys()
                .create("test", Set.of(scopes), Optional.of(brands), "test")
                .secret();
    }

    Call get(String path) {
        return call("GET", path);
    }

    Call put(String path, String json) {
        return call("PUT", path).json(json);
    }

    Call patch(String path, String json) {
        return call("PATCH", path).json(json);
    }

    Call post(String path, String json) {
        return call("POST", path).json(json);
    }

    Call post(String path) {
        return call("POST", path);
    }

    Call delete(String path) {
        return call("DELETE", path);
    }

    /** A request with the admin key, to be sent when it is asked for an answer. */
    Call call(String method, String path) {
        return new Call(http, "http://127.0.0.1:" + server.port() + path, method)
                .header("Authorization", "Bearer " + ADMIN_KEY);
    }

    /** Publishes an audience with this condition and waits for its members. */
    void publish(String id, String condition) {
        post("/v1/audiences", "{\"id\": \"%s\", \"name\": \"%s\", \"condition\": %s}".formatted(id, id, condition))
                .expect(201);
        awaitRun(post("/v1/audiences/" + id + "/publish").expect(202).at("/run").asText());
    }

    /** Calculates an audience again and waits for it. */
    void recalculate(String id) {
        awaitRun(post("/v1/audiences/" + id + "/recalculations")
                .expect(202)
                .at("/id")
                .asText());
    }

    void awaitRun(String run) {
        Awaitility.await()
                .until(() -> get("/v1/recalculations/" + run)
                        .expect(200)
                        .at("/state")
                        .asText()
                        .equals("succeeded"));
    }

    @Override
    public void close() {
        server.close();
        services.results().recalculations().close();
        database.close();
    }
}
