package io.audiences.membership;

import io.audiences.customer.Micros;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;

/** Commits calculations as the difference to the members before. Everything happens behind the one lock of the store. */
final class MembershipWriter {
    private final MembershipStore store;
    private final ChangeStore changes;
    private final InstantSource clock;

    MembershipWriter(MembershipStore store, ChangeStore changes, InstantSource clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    Committed commit(Handle transaction, Calculation calculation) {
        MembershipStore.Revision last = store.lock(transaction);
        Optional<CurrentMembers> before = store.find(transaction, calculation.audience());
        if (before.isPresent() && isSuperseded(calculation, before.get())) {
            return new Committed(
                    Committed.Outcome.SUPERSEDED, 0, 0, before.get().members().getLongCardinality());
        }
        RoaringBitmap members = RoaringBitmap.andNot(calculation.members(), last.erased());
        RoaringBitmap had = before.map(CurrentMembers::members).orElseGet(RoaringBitmap::new);
        RoaringBitmap entered = RoaringBitmap.andNot(members, had);
        RoaringBitmap exited = RoaringBitmap.andNot(had, members);
        long revision = last.number() + 1;
        boolean isChanged = !entered.isEmpty() || !exited.isEmpty();
        if (isChanged) {
            ChangeSet change = change(calculation, revision, entered, exited, members.getLongCardinality());
            changes.insert(transaction, change, Micros.of(clock.instant()));
        }
        if (before.isEmpty()) {
            store.insert(transaction, first(calculation, revision, members));
        } else if (isChanged) {
            store.update(transaction, next(calculation, revision, members, revision, before.get()));
        } else {
            store.touch(
                    transaction, next(calculation, revision, had, before.get().lastChange(), before.get()));
        }
        store.advance(transaction, revision);
        return new Committed(
                isChanged ? Committed.Outcome.CHANGED : Committed.Outcome.UNCHANGED,
                entered.getLongCardinality(),
                exited.getLongCardinality(),
                members.getLongCardinality());
    }

    private static boolean isSuperseded(Calculation calculation, CurrentMembers before) {
        return Micros.of(calculation.asOf()) < before.computedAt() || calculation.version() < before.version();
    }

    private static ChangeSet change(
            Calculation calculation, long revision, RoaringBitmap entered, RoaringBitmap exited, long size) {
        return new ChangeSet(
                revision,
                calculation.audience(),
                Micros.of(calculation.asOf()),
                calculation.run(),
                calculation.version(),
                calculation.cause(),
                entered,
                exited,
                size);
    }

    private static CurrentMembers first(Calculation calculation, long revision, RoaringBitmap members) {
        long asOf = Micros.of(calculation.asOf());
        // a change of this very revision counts as after the history's start
        return new CurrentMembers(
                calculation.audience(),
                calculation.version(),
                calculation.run(),
                asOf,
                members,
                revision,
                revision,
                revision,
                revision - 1,
                asOf);
    }

    private static CurrentMembers next(
            Calculation calculation, long revision, RoaringBitmap members, long lastChange, CurrentMembers before) {
        return new CurrentMembers(
                calculation.audience(),
                calculation.version(),
                calculation.run(),
                Micros.of(calculation.asOf()),
                members,
                lastChange,
                revision,
                before.rewritten(),
                before.historyFrom(),
                before.historyFromInstant());
    }

    void drop(Handle transaction, String audience) {
        long revision = store.lock(transaction).number() + 1;
        store.delete(transaction, audience);
        changes.delete(transaction, audience);
        store.advance(transaction, revision);
    }
}
