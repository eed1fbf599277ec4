package io.audiences.membership;

import io.audiences.database.Database;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The members of all audiences in memory, as one unchanging state that is replaced whole: readers see all of a transaction
 * or nothing. The first question loads it; from then on it follows the store's revision whenever asked to.
 */
final class MembershipCache {
    private final Database database;
    private final MembershipStore store;
    private final ChangeStore changes;
    private volatile @Nullable State state;

    /** Ordered by audience. */
    private record State(long revision, NavigableMap<String, Snapshot> snapshots) {}

    MembershipCache(Database database, MembershipStore store, ChangeStore changes) {
        this.database = database;
        this.store = store;
        this.changes = changes;
    }

    NavigableMap<String, Snapshot> snapshots() {
        State known = state;
        return known == null ? refresh().snapshots() : known.snapshots();
    }

    /** Brings memory up to what is committed; costs one small query when nothing is new. */
    synchronized State refresh() {
        State known = state;
        State next = database.read(handle -> {
            long revision = store.revision(handle);
            return known != null && known.revision() == revision ? known : load(handle, revision, known);
        });
        state = next;
        return next;
    }

    private State load(Handle handle, long revision, @Nullable State known) {
        NavigableMap<String, Snapshot> before = known == null ? Collections.emptyNavigableMap() : known.snapshots();
        NavigableMap<String, Snapshot> snapshots = new TreeMap<>();
        for (Map.Entry<String, Long> entry : store.revisions(handle).entrySet()) {
            Snapshot snapshot = before.get(entry.getKey());
            boolean isCurrent = snapshot != null && snapshot.current().revision() == entry.getValue();
            snapshots.put(entry.getKey(), isCurrent ? snapshot : load(handle, entry.getKey(), snapshot));
        }
        return new State(revision, Collections.unmodifiableNavigableMap(snapshots));
    }

    private Snapshot load(Handle handle, String audience, @Nullable Snapshot before) {
        CurrentMembers current = store.find(handle, audience).orElseThrow();
        if (before == null || !before.knowsEntries() || !before.isFollowedBy(current)) {
            return new Snapshot(current);
        }
        return before.next(
                current, changes.listAfter(handle, audience, before.current().lastChange(), current.lastChange()));
    }

    /** When each member of the snapshot last entered. */
    Entries readEntries(CurrentMembers current) {
        return database.read(handle -> {
            Entries.Collector collector = new Entries.Collector(current.members());
            changes.walkBack(handle, current.audience(), current.lastChange() + 1, change -> {
                collector.add(change);
                return !collector.isComplete();
            });
            return collector.entries();
        });
    }
}
