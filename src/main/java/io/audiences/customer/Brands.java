package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.audiences.condition.Problem;
import io.audiences.customer.Receipt.Outcome;
import io.audiences.database.Database;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The brands, declared or seen in facts. */
public final class Brands {
    private static final Set<String> KEYS = Set.of("id", "name", "zone");

    private final Database database;
    private final Catalogue catalogue;

    public Brands(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Declares a brand: {@code {"name": …, "zone": "America/Bogota"}}, both optional. */
    public Receipt put(String id, JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        ValueReader reader = new ValueReader(problems);
        String stored = reader.id(JsonNodeFactory.instance.textNode(id), "/id");
        if (!json.isObject()) {
            problems.add(new Problem("", Problem.Code.WRONG_TYPE, "expected a brand as an object"));
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                problems.add(new Problem(
                        Pointers.child("", entry.getKey()), Problem.Code.UNKNOWN_KEY, "expected name or zone"));
            }
        }
        if (json.hasNonNull("id") && !json.get("id").asText().equals(id)) {
            problems.add(new Problem("/id", Problem.Code.VALUE_OUT_OF_RANGE, "expected the id in the address"));
        }
        String name = json.hasNonNull("name") ? reader.text(json.get("name"), "/name") : stored;
        Optional<ZoneId> zone =
                json.hasNonNull("zone") ? zone(reader.text(json.get("zone"), "/zone"), problems) : Optional.empty();
        if (problems.isEmpty() && stored != null && name != null) {
            put(new Brand(stored, name, zone, Origin.DECLARED), problems);
        }
        return problems.isEmpty() ? Receipt.of(id, Outcome.ACCEPTED) : Receipt.rejected(id, problems);
    }

    private void put(Brand brand, List<Problem> problems) {
        catalogue.change((handle, snapshot) -> {
            problems.clear();
            new Learning(snapshot).brand(brand.id(), "/id", problems);
            if (problems.isEmpty()) {
                BrandStore.put(handle, brand);
            }
        });
    }

    private static Optional<ZoneId> zone(@Nullable String zone, List<Problem> problems) {
        if (zone == null) {
            return Optional.empty();
        }
        if (ZoneId.getAvailableZoneIds().contains(zone)) {
            return Optional.of(ZoneId.of(zone));
        }
        problems.add(new Problem(
                "/zone", Problem.Code.VALUE_OUT_OF_RANGE, "expected an IANA time zone such as America/Bogota"));
        return Optional.empty();
    }

    public Brand get(String id) {
        return find(id).orElseThrow(() -> new UnknownBrand(id));
    }

    public Optional<Brand> find(String id) {
        return database.read(handle -> BrandStore.find(handle, FactText.normal(id)));
    }

    /** All brands by id. */
    public List<Brand> list() {
        return database.read(BrandStore::list);
    }
}
