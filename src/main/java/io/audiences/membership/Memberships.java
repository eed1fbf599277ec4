package io.audiences.membership;

import io.audiences.database.Database;
import io.audiences.database.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who belongs to which audience: commits what runs found, and answers from memory. Customers are their internal numbers. An
 * audience that was never calculated has no answer, which is not the same as "no". Writes belong into the caller's
 * transaction, as its last step, since they keep each other out until it ends; {@link #refresh} must follow the commit.
 */
public final class Memberships {
    private final MembershipStore store = new MembershipStore();
    private final ChangeStore changes = new ChangeStore();
    private final MembershipWriter writer;
    private final MembershipCache cache;
    private final MemberPages pages;
    private final MembershipHistory history;

    public Memberships(Database database, InstantSource clock) {
        this.writer = new MembershipWriter(store, changes, clock);
        this.cache = new MembershipCache(database, store, changes);
        this.pages = new MemberPages(database, store, changes);
        this.history = new MembershipHistory(database, store, changes);
    }

    /** Makes the calculation's members the audience's, unless a later calculation was committed before. */
    public Committed commit(Handle transaction, Calculation calculation) {
        return writer.commit(transaction, calculation);
    }

    /** Forgets the customer in members and history alike; calculations still under way will not bring it back. */
    public void erase(Handle transaction, int customer) {
        Erasure.erase(store, changes, transaction, customer);
    }

    /** Deletes the members and the history of an audience. */
    public void dropAudience(Handle transaction, String audience) {
        writer.drop(transaction, audience);
    }

    /**
     * Makes answers follow what this or another server has committed; costs one small query when nothing is new. Not to be
     * called within a transaction, of which it would show what may be rolled back.
     */
    public void refresh() {
        cache.refresh();
    }

    /** The last calculation of an audience. */
    public Optional<Calculated> find(String audience) {
        return snapshot(audience).map(snapshot -> snapshot.current().calculated());
    }

    /** The last calculation of every audience that has one, in the order of the ids. */
    public NavigableMap<String, Calculated> list() {
        NavigableMap<String, Calculated> calculated = new TreeMap<>();
        cache.snapshots()
                .forEach((audience, snapshot) ->
                        calculated.put(audience, snapshot.current().calculated()));
        return calculated;
    }

    /** Whether the customer was in the audience when it was last calculated. */
    public Optional<Answer> check(String audience, int customer) {
        return snapshot(audience).map(snapshot -> {
            Calculated calculated = snapshot.current().calculated();
            return new Answer(
                    customer,
                    audience,
                    snapshot.contains(customer),
                    snapshot.since(customer, () -> cache.readEntries(snapshot.current())),
                    calculated.version(),
                    calculated.computedAt(),
                    Answer.Mode.STORED,
                    false,
                    Optional.empty());
        });
    }

    /**
     * Who, by number, was in each of the audiences when it was last calculated, all as of one moment and not changing with
     * later ones; an audience that was never calculated is missing.
     */
    public Map<String, IntPredicate> membersOf(Collection<String> audiences) {
        NavigableMap<String, Snapshot> snapshots = cache.snapshots();
        Map<String, IntPredicate> members = new TreeMap<>();
        for (String audience : audiences) {
            Snapshot snapshot = snapshots.get(audience);
            if (snapshot != null) {
                members.put(audience, snapshot::contains);
            }
        }
        return members;
    }

    /** Which of the audiences, in the order of their ids, each of the customers is in; those never calculated have none. */
    public Map<Integer, List<String>> audiencesOf(Collection<Integer> customers, Collection<String> audiences) {
        Map<Integer, List<String>> answers = new LinkedHashMap<>();
        RoaringBitmap asked = new RoaringBitmap();
        for (Integer customer : customers) {
            asked.add(customer);
            answers.put(customer, new ArrayList<>());
        }
        NavigableMap<String, Snapshot> snapshots = cache.snapshots();
        for (String audience : new TreeSet<>(audiences)) {
            Snapshot snapshot = snapshots.get(audience);
            if (snapshot != null) {
                IntIterator members =
                        RoaringBitmap.and(asked, snapshot.current().members()).getIntIterator();
                while (members.hasNext()) {
                    answers.computeIfAbsent(members.next(), absent -> new ArrayList<>())
                            .add(audience);
                }
            }
        }
        return answers;
    }

    /** Every audience the customer is in, in the order of the ids. */
    public List<String> audiencesOf(int customer) {
        return cache.snapshots().entrySet().stream()
                .filter(entry -> entry.getValue().contains(customer))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Members in the order of their numbers. All pages show the members as they were at the first, whatever is committed in
     * between, or end with {@link ExpiredCursor}. Empty for an audience that was never calculated.
     */
    public Optional<Page<Integer>> members(String audience, Optional<String> cursor, int limit) {
        Optional<CurrentMembers> current = snapshot(audience).map(Snapshot::current);
        return cursor.isPresent()
                ? pages.next(current, audience, cursor.get(), limit)
                : current.map(known -> pages.first(known, limit));
    }

    /**
     * Hands out all members of one result, in the order of their numbers and in batches; false, without a call, for an
     * audience that was never calculated.
     */
    public boolean forEachMember(String audience, int batchSize, Consumer<List<Integer>> action) {
        Optional<Snapshot> snapshot = snapshot(audience);
        snapshot.ifPresent(known -> {
            IntIterator members = known.current().members().getIntIterator();
            while (members.hasNext()) {
                List<Integer> batch = new ArrayList<>(batchSize);
                while (members.hasNext() && batch.size() < batchSize) {
                    batch.add(members.next());
                }
                action.accept(batch);
            }
        });
        return snapshot.isPresent();
    }

    /** The changes of an audience's members, newest first. */
    public Page<AudienceHistoryEntry> history(String audience, Optional<String> cursor, int limit) {
        return history.ofAudience(audience, cursor, limit);
    }

    /** When the customer entered and left which audience, newest first. */
    public Page<MembershipChange> history(int customer, Optional<String> cursor, int limit) {
        return history.ofCustomer(customer, cursor, limit);
    }

    /** Whether the customer was in the audience as calculated at or before the instant; empty before the first one. */
    public Optional<Boolean> memberAsOf(String audience, int customer, Instant instant) {
        return history.memberAsOf(audience, customer, instant);
    }

    private Optional<Snapshot> snapshot(String audience) {
        return Optional.ofNullable(cache.snapshots().get(audience));
    }
}
