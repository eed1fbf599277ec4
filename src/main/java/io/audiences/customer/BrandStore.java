package io.audiences.customer;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Brands; the caller of a change holds the catalogue alone. */
final class BrandStore {
    private static final String SELECT = "SELECT id, name, zone, declared FROM brands";
    private static final RowMapper<Brand> BRAND = (row, context) -> new Brand(
            row.getString("id"),
            row.getString("name"),
            Optional.ofNullable(row.getString("zone")).map(ZoneId::of),
            row.getBoolean("declared") ? Origin.DECLARED : Origin.OBSERVED);

    private BrandStore() {}

    /** A brand seen first in a fact; its id serves as name. */
    static void add(Handle handle, String id) {
        insert(handle, new Brand(id, id, Optional.empty(), Origin.OBSERVED));
    }

    static void put(Handle handle, Brand brand) {
        if (find(handle, brand.id()).isEmpty()) {
            insert(handle, brand);
        } else {
            handle.execute(
                    "UPDATE brands SET name = ?, zone = ?, declared = TRUE WHERE id = ?",
                    brand.name(),
                    zone(brand),
                    brand.id());
        }
    }

    private static void insert(Handle handle, Brand brand) {
        handle.execute(
                "INSERT INTO brands (number, id, name, zone, declared)"
                        + " SELECT COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM brands",
                brand.id(),
                brand.name(),
                zone(brand),
                brand.origin() == Origin.DECLARED);
    }

    private static @Nullable String zone(Brand brand) {
        return brand.zone().map(ZoneId::getId).orElse(null);
    }

    static Optional<Brand> find(Handle handle, String id) {
        return handle.createQuery(SELECT + " WHERE id = ?")
                .bind(0, id)
                .map(BRAND)
                .findOne();
    }

    static List<Brand> list(Handle handle) {
        return handle.createQuery(SELECT + " ORDER BY id").map(BRAND).list();
    }
}
