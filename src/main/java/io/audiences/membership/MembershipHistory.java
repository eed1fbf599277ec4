package io.audiences.membership;

import io.audiences.customer.Micros;
import io.audiences.database.Cursor;
import io.audiences.database.Database;
import io.audiences.database.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The past, read from the committed changes. */
final class MembershipHistory {
    private final Database database;
    private final MembershipStore store;
    private final ChangeStore changes;

    MembershipHistory(Database database, MembershipStore store, ChangeStore changes) {
        this.database = database;
        this.store = store;
        this.changes = changes;
    }

    Page<AudienceHistoryEntry> ofAudience(String audience, Optional<String> cursor, int limit) {
        long before = before(cursor);
        List<AudienceHistoryEntry> entries =
                database.read(handle -> changes.history(handle, audience, before, limit + 1));
        return Page.of(entries, limit, last -> Cursor.write(Long.toString(last.sequence())));
    }

    Page<MembershipChange> ofCustomer(int number, Optional<String> cursor, int limit) {
        long before = before(cursor);
        List<ChangeSet> found = new ArrayList<>();
        database.<Void>read(handle -> {
            changes.walkBack(handle, before, change -> {
                if (change.entered().contains(number) || change.exited().contains(number)) {
                    found.add(change);
                }
                return found.size() <= limit;
            });
            return null;
        });
        return Page.of(found, limit, last -> Cursor.write(Long.toString(last.sequence())))
                .map(change -> membershipChange(change, number));
    }

    private static long before(Optional<String> cursor) {
        return cursor.map(text -> Cursor.number(Cursor.read(text, 1).get(0))).orElse(Long.MAX_VALUE);
    }

    private static MembershipChange membershipChange(ChangeSet change, int number) {
        return new MembershipChange(
                change.audience(),
                number,
                change.entered().contains(number) ? MembershipChange.Kind.ENTERED : MembershipChange.Kind.EXITED,
                Micros.toInstant(change.asOf()),
                change.version(),
                change.run(),
                change.cause());
    }

    /** Empty when the audience had not been calculated by then. */
    Optional<Boolean> memberAsOf(String audience, int number, Instant instant) {
        long asOf = Micros.of(instant);
        return database.read(handle -> store.find(handle, audience)
                .filter(current -> current.historyFromInstant() <= asOf)
                .map(current -> {
                    AtomicBoolean isMember = new AtomicBoolean(current.members().contains(number));
                    changes.walkBack(handle, audience, Long.MAX_VALUE, change -> {
                        if (change.asOf() <= asOf) {
                            return false;
                        }
                        if (change.entered().contains(number)) {
                            isMember.set(false);
                        } else if (change.exited().contains(number)) {
                            isMember.set(true);
                        }
                        return true;
                    });
                    return isMember.get();
                }));
    }
}
