package io.audiences.api;

import io.audiences.audience.Audiences;
import io.audiences.condition.Amount;
import io.audiences.customer.Brands;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CustomerNumbers;
import io.audiences.customer.Customers;
import io.audiences.customer.Events;
import io.audiences.customer.Imports;
import io.audiences.database.Database;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import io.audiences.recalculation.Recalculations;
import io.audiences.rules.RuleCompiler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API offers over HTTP.
 *
 * @param problem what keeps the server from serving at present, without secrets; empty when it is ready
 */
public record ApiServices(
        Database database,
        Supplier<Optional<String>> problem,
        ApiKeys keys,
        InstantSource clock,
        Facts facts,
        Results results) {

    /**
     * What is known about customers.
     *
     * @param eventRetention how long events are kept; empty for ever
     */
    public record Facts(
            Customers customers,
            CustomerNumbers numbers,
            Events events,
            Imports imports,
            Brands brands,
            Catalogue catalogue,
            Optional<Amount> eventRetention) {}

    /** Definitions and what follows from them. */
    public record Results(
            Audiences audiences,
            RuleCompiler compiler,
            Recalculations recalculations,
            LiveEvaluation live,
            Memberships memberships) {}
}
