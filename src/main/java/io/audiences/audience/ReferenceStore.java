package io.audiences.audience;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of who names whom: rows for the latest and the published version of every audience. */
final class ReferenceStore {

    /** Keeps everyone else from changing who names whom until the transaction ends. Comes before locks of audiences. */
    void lock(Handle handle) {
        handle.createQuery("SELECT only_row FROM audience_graph FOR UPDATE")
                .mapTo(Integer.class)
                .one();
    }

    /** Notes what the latest version names. */
    void writeLatest(Handle handle, String audience, Collection<String> named) {
        handle.createUpdate("UPDATE audience_references SET in_latest = FALSE WHERE audience = ?")
                .bind(0, audience)
                .execute();
        if (!named.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO audience_references (audience, named, in_latest, in_published)
                    VALUES (?, ?, TRUE, FALSE) ON DUPLICATE KEY UPDATE in_latest = TRUE""");
            named.forEach(name -> batch.bind(0, audience).bind(1, name).add());
            batch.execute();
        }
        forgetUnused(handle, audience);
    }

    /** Notes that the latest version is the published one. */
    void publishLatest(Handle handle, String audience) {
        handle.createUpdate("UPDATE audience_references SET in_published = in_latest WHERE audience = ?")
                .bind(0, audience)
                .execute();
        forgetUnused(handle, audience);
    }

    private static void forgetUnused(Handle handle, String audience) {
        handle.createUpdate("DELETE FROM audience_references WHERE audience = ? AND NOT in_latest AND NOT in_published")
                .bind(0, audience)
                .execute();
    }

    void delete(Handle handle, String audience) {
        handle.createUpdate("DELETE FROM audience_references WHERE audience = ?")
                .bind(0, audience)
                .execute();
    }

    /** Who names whom, among audiences that are not archived. */
    AudienceGraph graph(Handle handle) {
        AudienceGraph graph = new AudienceGraph();
        handle.createQuery("""
                        SELECT r.audience, r.named FROM audience_references r
                        JOIN audiences a ON a.id = r.audience WHERE a.state <> 'archived'""")
                .map((row, context) -> {
                    graph.add(row.getString(1), row.getString(2));
                    return row.getString(1);
                })
                .list();
        return graph;
    }

    /** The published audiences that any published version names. */
    Set<String> publishedAndNamed(Handle handle) {
        return Set.copyOf(handle.createQuery("""
                        SELECT DISTINCT r.named FROM audience_references r
                        JOIN audiences a ON a.id = r.named WHERE r.in_published AND a.state = 'published'""").mapTo(String.class).list());
    }
}
