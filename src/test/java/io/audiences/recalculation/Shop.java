package io.audiences.recalculation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.audience.Audiences;
import io.audiences.audience.Submission;
import io.audiences.customer.Brand;
import io.audiences.customer.Brands;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CustomerNumbers;
import io.audiences.customer.Customers;
import io.audiences.customer.Events;
import io.audiences.customer.FactsReader;
import io.audiences.customer.Imports;
import io.audiences.customer.Receipt;
import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Cause;
import io.audiences.membership.Memberships;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything from facts to members, wired as in the server, on a database of its own; its clock stands until it is set. */
public final class Shop implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public volatile Instant now;
    public final Database database;
    public final Catalogue catalogue;
    public final Brands brands;
    public final Memberships memberships;
    public final Customers customers;
    public final CustomerNumbers numbers;
    public final Events events;
    public final Imports imports;
    public final FactsReader reader;
    public final RuleCompiler compiler;
    public final Audiences audiences;
    public final Recalculations recalculations;
    final LiveEvaluation live;

    public Shop(Instant now) {
        this(TestDatabase.fresh(), now);
    }

    Shop(Database database, Instant now) {
        this(database, now, Traits.NONE);
    }

    Shop(Database database, Instant now, Traits traits) {
        this.database = database;
        this.now = now;
        compiler = RuleCompiler.create(traits);
        catalogue = new Catalogue(database, traits.types());
        brands = new Brands(database, catalogue);
        memberships = new Memberships(database, () -> this.now);
        customers = new Customers(database, catalogue, List.of(memberships::erase));
        numbers = new CustomerNumbers(database);
        events = new Events(catalogue);
        imports = new Imports(database, catalogue, customers, events, () -> this.now);
        reader = new FactsReader(database, catalogue);
        audiences = new Audiences(
                database,
                catalogue::vocabulary,
                () -> brands.list().stream().collect(Collectors.toMap(Brand::id, Brand::zone)),
                ZoneOffset.UTC,
                List.of(memberships::dropAudience),
                () -> this.now);
        recalculations = new Recalculations(
                database, audiences, catalogue::vocabulary, reader, compiler, memberships, () -> this.now, 3);
        live = new LiveEvaluation(
                reader, catalogue::vocabulary, compiler, new LiveThresholds(database, reader, compiler));
    }

    /** JSON with apostrophes for quotation marks. */
    static JsonNode json(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void customer(String id, String profile) {
        accepted(List.of(customers.put(id, json(profile))));
    }

    /** An event at an instant, with more members of its JSON. */
    void event(String id, String customer, String type, String at, String more) {
        accepted(events.ingest(List.of(json("{'id':'%s','customer':'%s','type':'%s','occurredAt':'%s'%s}"
                .formatted(id, customer, type, at, more.isEmpty() ? "" : "," + more)))));
    }

    public static void accepted(List<Receipt> receipts) {
        receipts.forEach(receipt -> {
            if (!receipt.problems().isEmpty()) {
                throw new AssertionError(receipt.toString());
            }
        });
    }

    /** Creates and publishes an audience of all brands. */
    public void publish(String id, String condition) {
        publish(json("{'id':'%s','name':'%s','condition':%s}".formatted(id, id, condition)));
    }

    public void publish(JsonNode definition) {
        String id = sound(audiences.create(definition, "ana"));
        sound(audiences.publish(id, "ana"));
    }

    private static String sound(Submission submission) {
        return submission
                .audience()
                .orElseThrow(() -> new AssertionError(submission.problems().toString()))
                .id();
    }

    public Run run(String... ids) {
        return recalculations.run(List.of(ids), Cause.MANUAL, (phase, done, total) -> {});
    }

    /** The ids of the stored members, in their order. */
    public Set<String> members(String audience) {
        Set<String> members = new TreeSet<>();
        memberships.forEachMember(
                audience, 1_000, batch -> members.addAll(numbers.ids(batch).values()));
        return members;
    }

    @Override
    public void close() {
        recalculations.close();
        database.close();
    }
}
