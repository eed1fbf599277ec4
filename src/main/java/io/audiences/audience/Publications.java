package io.audiences.audience;

import io.audiences.database.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Published versions, ready to be evaluated. What one call answers is as of one moment, so no circle can show in it. */
final class Publications {
    private final AudienceStore audiences;
    private final ReferenceStore references = new ReferenceStore();
    private final Database database;
    private final Supplier<Criteria> criteria;

    Publications(AudienceStore audiences, Database database, Supplier<Criteria> criteria) {
        this.audiences = audiences;
        this.database = database;
        this.criteria = criteria;
    }

    /** All, in the order of the ids. */
    List<PublishedAudience> list() {
        Criteria now = criteria.get();
        return database.read(handle -> {
            Criteria naming = naming(handle, now);
            return audiences.published(handle).stream().map(naming::of).toList();
        });
    }

    /** Those of the audiences that are published, each read when asked for, since it may be damaged. */
    Map<String, Supplier<PublishedAudience>> find(Collection<String> ids) {
        Criteria now = criteria.get();
        return database.read(handle -> find(handle, ids, naming(handle, now)));
    }

    private Map<String, Supplier<PublishedAudience>> find(Handle handle, Collection<String> ids, Criteria naming) {
        Map<String, Supplier<PublishedAudience>> found = new TreeMap<>();
        audiences.published(handle, ids).forEach((id, stored) -> found.put(id, () -> naming.of(stored.get())));
        return found;
    }

    /** Those of the audiences that are published, and all that they name, directly or through others. */
    Map<String, PublishedAudience> findWithNamed(Collection<String> ids) {
        Criteria now = criteria.get();
        return database.read(handle -> {
            Criteria naming = naming(handle, now);
            Map<String, PublishedAudience> found = new LinkedHashMap<>();
            Set<String> wanted = new LinkedHashSet<>(ids);
            while (!wanted.isEmpty()) {
                Set<String> named = new LinkedHashSet<>();
                find(handle, wanted, naming).forEach((id, stored) -> {
                    PublishedAudience audience = stored.get();
                    found.put(id, audience);
                    named.addAll(audience.named());
                });
                named.removeAll(found.keySet());
                wanted = named;
            }
            return found;
        });
    }

    private Criteria naming(Handle handle, Criteria now) {
        return now.naming(references.publishedAndNamed(handle));
    }
}
