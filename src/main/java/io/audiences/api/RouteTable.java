package io.audiences.api;

import static io.audiences.api.Route.delete;
import static io.audiences.api.Route.get;
import static io.audiences.api.Route.open;
import static io.audiences.api.Route.patch;
import static io.audiences.api.Route.post;
import static io.audiences.api.Route.put;
import static io.audiences.api.Scope.ADMIN;
import static io.audiences.api.Scope.AUTHOR;
import static io.audiences.api.Scope.CHECK;
import static io.audiences.api.Scope.INGEST;

import io.audiences.audience.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every call of the API with the scopes that allow it. */
final class RouteTable {
    private final ApiServices services;
    private final ApiServices.Facts facts;
    private final ApiServices.Results results;
    private final Idempotency idempotency;
    private final ImportRunner imports;
    private final Path uploads;

    RouteTable(ApiServices services, ImportRunner imports, Path uploads) {
        this.services = services;
        this.facts = services.facts();
        this.results = services.results();
        this.idempotency = new Idempotency(services.database(), services.clock());
        this.imports = imports;
        this.uploads = uploads;
    }

    List<Route> routes() {
        return Stream.of(health(), keys(), facts(), catalogue(), audiences(), rules(), runs(), memberships())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> health() {
        HealthRoutes health = new HealthRoutes(services.problem());
        return List.of(open("/health/live", health::live), open("/health/ready", health::ready));
    }

    private List<Route> keys() {
        ApiKeyRoutes keys = new ApiKeyRoutes(services.keys());
        return List.of(
                // not idempotent: a repetition would need the secret
                post("/v1/api-keys", keys::create, ADMIN),
                get("/v1/api-keys", keys::list, ADMIN),
                delete("/v1/api-keys/{id}", keys::revoke, ADMIN));
    }

    private List<Route> facts() {
        CustomerRoutes customers =
                new CustomerRoutes(facts.customers(), services.results().memberships());
        EventRoutes events = new EventRoutes(facts.events());
        ImportRoutes files = new ImportRoutes(facts.imports(), imports, idempotency, uploads);
        return List.of(
                put("/v1/customers/{id}", customers::put, INGEST),
                patch("/v1/customers/{id}", customers::patch, INGEST),
                get("/v1/customers/{id}", customers::get, CHECK, INGEST, AUTHOR),
                delete("/v1/customers/{id}", customers::erase, INGEST),
                post("/v1/customers/batch", customers::batch, INGEST),
                post("/v1/events", events::ingest, INGEST),
                delete("/v1/events/{id}", events::takeBack, INGEST),
                post("/v1/imports", files::start, INGEST),
                get("/v1/imports/{id}", files::get, INGEST));
    }

    private List<Route> catalogue() {
        BrandRoutes brands = new BrandRoutes(facts.brands());
        CatalogueRoutes catalogue = new CatalogueRoutes(facts.catalogue());
        return List.of(
                get("/v1/brands", brands::list, AUTHOR, INGEST, CHECK),
                get("/v1/brands/{id}", brands::get, AUTHOR, INGEST, CHECK),
                put("/v1/brands/{id}", brands::put, AUTHOR),
                get("/v1/catalog", catalogue::list, AUTHOR, INGEST),
                put("/v1/catalog/attributes/{name}", catalogue::putAttribute, AUTHOR),
                put("/v1/catalog/events/{type}", catalogue::putEventType, AUTHOR));
    }

    private List<Route> audiences() {
        AudienceRoutes audiences = new AudienceRoutes(results.audiences(), results.memberships(), views(), warnings());
        return List.of(
                post("/v1/audiences", idempotency.once(audiences::create), AUTHOR),
                get("/v1/audiences", audiences::list, AUTHOR, CHECK),
                get("/v1/audiences/{id}", audiences::get, AUTHOR, CHECK),
                put("/v1/audiences/{id}", audiences::update, AUTHOR),
                delete("/v1/audiences/{id}", audiences::delete, AUTHOR),
                post("/v1/audiences/{id}/archive", audiences::archive, AUTHOR),
                post("/v1/audiences/{id}/restore", audiences::restore, AUTHOR),
                post("/v1/audiences/{id}/clone", idempotency.once(audiences::copy), AUTHOR),
                get("/v1/audiences/{id}/versions", audiences::versions, AUTHOR),
                get("/v1/audiences/{id}/versions/{version}", audiences::version, AUTHOR),
                get("/v1/audiences/{id}/dependents", audiences::dependents, AUTHOR),
                get("/v1/audiences/{id}/schedule", audiences::schedule, AUTHOR, CHECK),
                get("/v1/templates", new TemplateRoutes(Templates.load())::list, AUTHOR));
    }

    private List<Route> rules() {
        PublishRoutes rules = new PublishRoutes(
                results.audiences(),
                facts.catalogue(),
                results.compiler(),
                results.recalculations(),
                views(),
                warnings());
        SentenceRoutes sentences = new SentenceRoutes(results.audiences());
        ConditionRoutes conditions = new ConditionRoutes(results.audiences(), facts.catalogue());
        return List.of(
                post("/v1/audiences/{id}/publish", idempotency.once(rules::publish), AUTHOR),
                get("/v1/audiences/{id}/drl", rules::drl, AUTHOR).producing(Accepts.JSON, Accepts.TEXT),
                get("/v1/audiences/{id}/sentence", sentences::get, AUTHOR, CHECK),
                post("/v1/conditions/validate", rules::validate, AUTHOR),
                post("/v1/conditions/parse", conditions::parse, AUTHOR),
                post("/v1/conditions/print", conditions::print, AUTHOR));
    }

    private List<Route> runs() {
        RunRoutes runs = new RunRoutes(results.audiences(), results.recalculations());
        return List.of(
                post("/v1/audiences/{id}/recalculations", idempotency.once(runs::startOne), AUTHOR),
                post("/v1/recalculations", idempotency.once(runs::startSome), AUTHOR),
                get("/v1/recalculations", runs::list, AUTHOR),
                get("/v1/recalculations/{run}", runs::get, AUTHOR),
                delete("/v1/recalculations/{run}", runs::cancel, AUTHOR));
    }

    private List<Route> memberships() {
        MembershipAnswers answers =
                new MembershipAnswers(results.audiences(), results.memberships(), results.live(), services.clock());
        MembershipRoutes memberships =
                new MembershipRoutes(results.audiences(), results.memberships(), facts.numbers(), answers);
        MemberListRoutes members = new MemberListRoutes(results.audiences(), results.memberships(), facts.numbers());
        CheckRoutes checks = new CheckRoutes(
                results.audiences(), results.memberships(), facts.numbers(), answers, results.live(), services.clock());
        return List.of(
                get("/v1/audiences/{id}/members", members::list, CHECK, AUTHOR)
                        .producing(Accepts.JSON, Accepts.CSV, Accepts.NDJSON),
                get("/v1/audiences/{id}/members/{customer}", memberships::check, CHECK, AUTHOR),
                get("/v1/audiences/{id}/history", memberships::historyOfAudience, CHECK, AUTHOR),
                post("/v1/memberships/check", checks::check, CHECK, AUTHOR),
                get("/v1/customers/{id}/audiences", memberships::audiencesOf, CHECK, AUTHOR),
                get("/v1/customers/{id}/memberships/history", memberships::historyOfCustomer, CHECK, AUTHOR));
    }

    private ConditionWarnings warnings() {
        return new ConditionWarnings(facts.catalogue(), facts.eventRetention(), services.clock());
    }

    private AudienceViews views() {
        return new AudienceViews(results.audiences(), results.memberships(), services.clock());
    }
}
