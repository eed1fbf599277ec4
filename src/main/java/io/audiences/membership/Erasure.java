package io.audiences.membership;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;

/**
 * Takes one customer out of the members and out of every change ever committed, so that the changes still add up to the
 * members. Walks all changes once, newest first, a batch at a time.
 */
final class Erasure {
    private final MembershipStore store;
    private final ChangeStore changes;
    private final Handle transaction;
    private final int number;
    private final Set<String> touched = new TreeSet<>();
    /** Audiences the customer was in just before the changes walked so far, with the change that ended it. */
    private final Map<String, Long> insideUntil = new TreeMap<>();

    private Erasure(MembershipStore store, ChangeStore changes, Handle transaction, int number) {
        this.store = store;
        this.changes = changes;
        this.transaction = transaction;
        this.number = number;
    }

    static void erase(MembershipStore store, ChangeStore changes, Handle transaction, int number) {
        MembershipStore.Revision last = store.lock(transaction);
        RoaringBitmap erased = last.erased();
        erased.add(number);
        store.writeErased(transaction, erased);
        Erasure erasure = new Erasure(store, changes, transaction, number);
        erasure.findCurrent();
        erasure.rewriteChanges();
        erasure.rewriteCurrent(last.number() + 1);
        store.advance(transaction, last.number() + 1);
    }

    private void findCurrent() {
        for (String audience : store.revisions(transaction).keySet()) {
            if (current(audience).members().contains(number)) {
                insideUntil.put(audience, Long.MAX_VALUE);
                touched.add(audience);
            }
        }
    }

    private void rewriteChanges() {
        changes.walkBack(transaction, Long.MAX_VALUE, change -> {
            rewrite(change);
            return true;
        });
        // entered by changes that are no longer kept
        insideUntil.forEach((audience, until) -> changes.shrink(transaction, audience, 0, until));
    }

    private void rewrite(ChangeSet change) {
        boolean isEntered = change.entered().contains(number);
        boolean isExited = change.exited().contains(number);
        if (!isEntered && !isExited) {
            return;
        }
        touched.add(change.audience());
        if (isEntered) {
            Long until = insideUntil.remove(change.audience());
            changes.shrink(transaction, change.audience(), change.sequence(), until == null ? Long.MAX_VALUE : until);
        } else {
            insideUntil.put(change.audience(), change.sequence());
        }
        change.entered().remove(number);
        change.exited().remove(number);
        changes.rewrite(transaction, change);
    }

    private void rewriteCurrent(long revision) {
        for (String audience : touched) {
            CurrentMembers current = current(audience);
            current.members().remove(number);
            store.update(transaction, current.rewritten(revision));
        }
    }

    private CurrentMembers current(String audience) {
        return store.find(transaction, audience).orElseThrow();
    }
}
