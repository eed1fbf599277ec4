package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Problem;
import io.audiences.customer.CustomerStore.Stored;
import io.audiences.customer.Receipt.Outcome;
import io.audiences.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Customers' profiles, as flat JSON. Opens transactions of its own. */
public final class Customers {
    /** Customers of one call. */
    public static final int MAX_BATCH = 1_000;

    private final Database database;
    private final CurrentCatalogue catalogue;
    private final FactsTransactions transactions;
    private final List<ErasureHook> hooks;

    public Customers(Database database, Catalogue catalogue, List<ErasureHook> hooks) {
        this.database = database;
        this.catalogue = catalogue.current();
        this.transactions = catalogue.transactions();
        this.hooks = List.copyOf(hooks);
    }

    /** Creates the customer or replaces the whole profile; events stay. */
    public Receipt put(String id, JsonNode profile) {
        return one(id, profile, true);
    }

    /** Creates the customer or merges: null removes, tags and consent merge by key, everything else is replaced. */
    public Receipt patch(String id, JsonNode profile) {
        return one(id, profile, false);
    }

    private Receipt one(String id, JsonNode profile, boolean whole) {
        if (!(profile instanceof ObjectNode given)) {
            return Receipt.rejected(
                    id, List.of(new Problem("", Problem.Code.WRONG_TYPE, "expected a customer as an object")));
        }
        if (given.hasNonNull("id") && !given.get("id").asText().equals(id)) {
            return Receipt.rejected(
                    id, List.of(new Problem("/id", Problem.Code.VALUE_OUT_OF_RANGE, "expected the id in the address")));
        }
        return store(List.of(given.deepCopy().put("id", id)), whole).get(0);
    }

    /** Like {@link #put} for each, in order; a rejected one does not stop the others. */
    public List<Receipt> batch(List<JsonNode> profiles) {
        return store(profiles, true);
    }

    /** Like {@link #patch} for each, in order. */
    List<Receipt> merge(List<JsonNode> profiles) {
        return store(profiles, false);
    }

    private List<Receipt> store(List<JsonNode> profiles, boolean whole) {
        if (profiles.size() > MAX_BATCH) {
            throw new IllegalArgumentException("at most " + MAX_BATCH + " customers, got " + profiles.size());
        }
        return profiles.isEmpty() ? List.of() : transactions.write(attempt -> store(attempt, profiles, whole));
    }

    private static List<Receipt> store(FactsTransactions.Attempt attempt, List<JsonNode> profiles, boolean whole) {
        List<Receipt> receipts = new ArrayList<>(profiles.size());
        List<ProfileChange> accepted = new ArrayList<>(profiles.size());
        for (JsonNode profile : profiles) {
            ProfileParser parser = new ProfileParser(attempt.learning());
            ProfileChange change = parser.parse(profile);
            if (change == null) {
                attempt.learning().forget();
                receipts.add(Receipt.rejected(profile.path("id").asText(""), parser.problems()));
            } else {
                attempt.learning().keep();
                accepted.add(change);
                receipts.add(Receipt.of(change.id(), Outcome.ACCEPTED));
            }
        }
        if (!accepted.isEmpty()) {
            apply(attempt.handle(), attempt.learned(), accepted, whole);
        }
        return receipts;
    }

    private static void apply(Handle handle, CatalogueSnapshot catalogue, List<ProfileChange> changes, boolean whole) {
        Map<String, Stored> before = CustomerStore.lock(
                handle, catalogue, changes.stream().map(ProfileChange::id).collect(Collectors.toSet()));
        Map<String, Map<String, Object>> after = new LinkedHashMap<>();
        before.forEach((id, stored) -> after.put(id, stored.values()));
        for (ProfileChange change : changes) {
            Map<String, Object> values = whole ? Map.of() : after.getOrDefault(change.id(), Map.of());
            after.put(change.id(), change.mergedInto(values));
        }
        SortedMap<String, Map<String, Object>> created = new TreeMap<>(after);
        created.keySet().removeAll(before.keySet());
        CustomerStore.insert(handle, created);
        CustomerStore.replace(
                handle,
                before.values().stream()
                        .sorted(Comparator.comparingInt(Stored::number))
                        .map(stored ->
                                new Stored(stored.number(), stored.id(), after.getOrDefault(stored.id(), Map.of())))
                        .toList());
    }

    /** The profile as it was given, with everything in canonical form. */
    public ObjectNode get(String id) {
        return find(id).orElseThrow(() -> new UnknownCustomer(id));
    }

    public Optional<ObjectNode> find(String id) {
        return database.read(handle -> CustomerStore.find(handle, catalogue.in(handle), FactText.normal(id))
                .map(stored -> Profile.json(stored.id(), stored.values())));
    }

    /** Erases the customer with all events, here and wherever the hooks reach, in one transaction. */
    public Erasure erase(String id) {
        String stored = FactText.normal(id);
        return transactions.alone((handle, snapshot) -> {
            Integer number =
                    CustomerNumberStore.numbers(handle, List.of(stored)).get(stored);
            if (number == null) {
                throw new UnknownCustomer(id);
            }
            Erasure erasure = EventStore.erase(handle, stored, number);
            hooks.forEach(hook -> hook.erase(handle, number));
            CustomerStore.delete(handle, number);
            return erasure;
        });
    }
}
