package io.audiences.customer;

import io.audiences.database.Database;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The newest catalogue this process has seen; only ever replaced by a newer one. */
final class CurrentCatalogue {
    private final Database database;
    private final CatalogueStore store;
    private final AtomicReference<@Nullable CatalogueSnapshot> newest = new AtomicReference<>();

    CurrentCatalogue(Database database, CatalogueStore store) {
        this.database = database;
        this.store = store;
    }

    CatalogueSnapshot get() {
        CatalogueSnapshot known = newest.get();
        return known != null ? known : refreshed();
    }

    /** Up to date with the database, whoever changed it. */
    CatalogueSnapshot refreshed() {
        return database.read(this::in);
    }

    /** As it is in a reader's snapshot or later. */
    CatalogueSnapshot in(Handle snapshot) {
        return at(store.version(snapshot), snapshot);
    }

    CatalogueSnapshot shared(Handle handle) {
        return at(store.versionShared(handle), handle);
    }

    CatalogueSnapshot alone(Handle handle) {
        return at(store.versionAlone(handle), handle);
    }

    private CatalogueSnapshot at(long version, Handle handle) {
        CatalogueSnapshot known = newest.get();
        return known != null && known.version() == version ? known : replace(store.load(handle));
    }

    CatalogueSnapshot replace(CatalogueSnapshot loaded) {
        newest.accumulateAndGet(
                loaded,
                (known, given) -> known == null || given == null || known.version() < given.version() ? given : known);
        return loaded;
    }
}
