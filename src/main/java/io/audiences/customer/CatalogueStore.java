package io.audiences.customer;

import io.audiences.condition.ValueType;
import io.audiences.customer.CatalogueSnapshot.BrandNumber;
import io.audiences.customer.CatalogueSnapshot.EventType;
import io.audiences.customer.CatalogueSnapshot.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The catalogue's tables. The version row is also the gate of all writes of facts: writers hold it together, and whoever
 * changes names or types, takes events back or erases holds it alone, so that no writer works with an old catalogue and
 * no erased customer gets an event.
 */
final class CatalogueStore {
    private static final String VERSION = "SELECT version FROM catalogue_version WHERE only_row = 1";

    private final Map<String, ValueType> computed;

    /** For a catalogue with these computed traits beside what is stored. */
    CatalogueStore(Map<String, ValueType> computed) {
        this.computed = Map.copyOf(computed);
    }

    long version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(Long.class).one();
    }

    long versionShared(Handle handle) {
        return handle.createQuery(VERSION + " LOCK IN SHARE MODE")
                .mapTo(Long.class)
                .one();
    }

    long versionAlone(Handle handle) {
        return handle.createQuery(VERSION + " FOR UPDATE").mapTo(Long.class).one();
    }

    /** Reads everything; the version first, so that what follows is at least as new. */
    CatalogueSnapshot load(Handle handle) {
        long version = version(handle);
        Map<String, Named> attributes = new HashMap<>();
        handle.createQuery("SELECT name, type, declared FROM attributes")
                .map((row, context) -> attributes.put(
                        row.getString("name"),
                        new Named(ValueType.valueOf(row.getString("type")), row.getBoolean("declared"))))
                .list();
        Map<Integer, Map<String, Named>> properties = new HashMap<>();
        Map<Integer, Map<String, Named>> itemProperties = new HashMap<>();
        handle.createQuery("SELECT event_type, item, name, type, declared FROM event_properties")
                .map((row, context) -> (row.getBoolean("item") ? itemProperties : properties)
                        .computeIfAbsent(row.getInt("event_type"), number -> new HashMap<>())
                        .put(
                                row.getString("name"),
                                new Named(ValueType.valueOf(row.getString("type")), row.getBoolean("declared"))))
                .list();
        Map<String, EventType> eventTypes = new HashMap<>();
        handle.createQuery("SELECT number, name, declared FROM event_types")
                .map((row, context) -> {
                    int number = row.getInt("number");
                    return eventTypes.put(
                            row.getString("name"),
                            new EventType(
                                    number,
                                    row.getBoolean("declared"),
                                    Map.copyOf(properties.getOrDefault(number, Map.of())),
                                    Map.copyOf(itemProperties.getOrDefault(number, Map.of()))));
                })
                .list();
        List<BrandNumber> brands = handle.createQuery("SELECT number, id FROM brands")
                .map((row, context) -> new BrandNumber(row.getInt("number"), row.getString("id")))
                .list();
        return new CatalogueSnapshot(version, attributes, computed, eventTypes, brands);
    }

    /** Adds what was learned; the caller holds the version row alone. */
    void add(Handle handle, Learning learning) {
        learning.attributes().forEach((name, type) -> putAttribute(handle, name, type, false));
        learning.eventTypes().forEach(name -> putEventType(handle, name, false));
        learning.properties()
                .forEach((property, type) ->
                        putProperty(handle, property.eventType(), property.item(), property.name(), type, false));
        new TreeSet<>(learning.brands()).forEach(brand -> BrandStore.add(handle, brand));
        nextVersion(handle);
    }

    void nextVersion(Handle handle) {
        handle.execute("UPDATE catalogue_version SET version = version + 1 WHERE only_row = 1");
    }

    void putAttribute(Handle handle, String name, ValueType type, boolean declared) {
        handle.execute(
                "INSERT INTO attributes (name, type, declared) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE type = VALUES(type), declared = VALUES(declared)",
                name,
                type.name(),
                declared);
    }

    void putEventType(Handle handle, String name, boolean declared) {
        int known = handle.execute("UPDATE event_types SET declared = declared OR ? WHERE name = ?", declared, name);
        if (known == 0) {
            handle.execute(
                    "INSERT INTO event_types (number, name, declared)"
                            + " SELECT COALESCE(MAX(number), 0) + 1, ?, ? FROM event_types",
                    name,
                    declared);
        }
    }

    void putProperty(Handle handle, String eventType, boolean item, String name, ValueType type, boolean declared) {
        handle.execute(
                "INSERT INTO event_properties (event_type, item, name, type, declared)"
                        + " SELECT number, ?, ?, ?, ? FROM event_types WHERE name = ?"
                        + " ON DUPLICATE KEY UPDATE type = VALUES(type), declared = VALUES(declared)",
                item,
                name,
                type.name(),
                declared,
                eventType);
    }
}
