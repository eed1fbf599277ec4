package io.audiences.server;

import io.audiences.api.ApiKeys;
import io.audiences.api.ApiServices;
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
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import io.audiences.recalculation.LiveThresholds;
import io.audiences.recalculation.Recalculations;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Traits;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Everything between the database and the API, wired together. */
public record Services(
        Database database,
        InstantSource clock,
        Catalogue catalogue,
        Brands brands,
        Customers customers,
        CustomerNumbers numbers,
        Events events,
        Imports imports,
        FactsReader reader,
        RuleCompiler compiler,
        Audiences audiences,
        Memberships memberships,
        Recalculations recalculations,
        LiveEvaluation live,
        ApiKeys keys,
        Optional<Amount> eventRetention)
        implements AutoCloseable {

    static Services wire(Database database, Settings settings, Traits traits, InstantSource clock) {
        Catalogue catalogue = new Catalogue(database, traits.types());
        Brands brands = new Brands(database, catalogue);
        Memberships memberships = new Memberships(database, clock);
        Customers customers = new Customers(database, catalogue, List.of(memberships::erase));
        Events events = new Events(catalogue);
        FactsReader reader = new FactsReader(database, catalogue);
        RuleCompiler compiler = RuleCompiler.create(traits);
        Audiences audiences = new Audiences(
                database,
                catalogue::vocabulary,
                () -> zones(brands),
                settings.zone(),
                List.of(memberships::dropAudience),
                clock);
        return new Services(
                database,
                clock,
                catalogue,
                brands,
                customers,
                new CustomerNumbers(database),
                events,
                new Imports(database, catalogue, customers, events, clock),
                reader,
                compiler,
                audiences,
                memberships,
                new Recalculations(
                        database,
                        audiences,
                        catalogue::vocabulary,
                        reader,
                        compiler,
                        memberships,
                        clock,
                        settings.threads()),
                new LiveEvaluation(
                        reader, catalogue::vocabulary, compiler, new LiveThresholds(database, reader, compiler)),
                new ApiKeys(database, clock),
                settings.eventRetention());
    }

    private static Map<String, Optional<ZoneId>> zones(Brands brands) {
        return brands.list().stream().collect(Collectors.toMap(Brand::id, Brand::zone));
    }

    /** What a new process does before it answers for the first time; returns the first admin key when it made one. */
    Optional<String> begin(Optional<String> adminKey) {
        imports.failInterrupted();
        recalculations.failInterrupted();
        memberships.refresh();
        return keys.bootstrap(adminKey);
    }

    ApiServices forApi(BooleanSupplier begun) {
        return new ApiServices(
                database,
                () -> database.problem()
                        .or(() -> begun.getAsBoolean() ? Optional.empty() : Optional.of("The server is starting")),
                keys,
                clock,
                new ApiServices.Facts(customers, numbers, events, imports, brands, catalogue, eventRetention),
                new ApiServices.Results(audiences, compiler, recalculations, live, memberships));
    }

    @Override
    public void close() {
        recalculations.close();
    }
}
