package io.audiences.membership;

import io.audiences.database.Cursor;
import io.audiences.database.Database;
import io.audiences.database.InvalidCursor;
import io.audiences.database.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Members by page, in the order of their numbers. A cursor names the change after which paging began; later pages show the
 * members of then, by undoing the changes that came since.
 */
final class MemberPages {
    private final Database database;
    private final MembershipStore store;
    private final ChangeStore changes;

    MemberPages(Database database, MembershipStore store, ChangeStore changes) {
        this.database = database;
        this.store = store;
        this.changes = changes;
    }

    Page<Integer> first(CurrentMembers current, int limit) {
        return page(current.audience(), current.lastChange(), current.members(), 0, limit);
    }

    Optional<Page<Integer>> next(Optional<CurrentMembers> known, String audience, String cursor, int limit) {
        List<String> parts = Cursor.read(cursor, 3);
        long sequence = Cursor.number(parts.get(1));
        int from = (int) Cursor.number(parts.get(2));
        if (!parts.get(0).equals(audience) || from < 0) {
            throw new InvalidCursor(null);
        }
        return known.filter(current -> current.lastChange() == sequence)
                .map(CurrentMembers::members)
                .or(() -> database.read(handle -> membersAfter(handle, audience, sequence)))
                .map(members -> page(audience, sequence, members, from, limit));
    }

    private Optional<RoaringBitmap> membersAfter(Handle handle, String audience, long sequence) {
        return store.find(handle, audience).map(current -> {
            if (sequence <= current.historyFrom() || sequence > current.lastChange()) {
                throw new ExpiredCursor(audience);
            }
            RoaringBitmap members = current.members();
            changes.walkBack(handle, audience, Long.MAX_VALUE, change -> {
                if (change.sequence() > sequence) {
                    change.undo(members);
                }
                return change.sequence() > sequence;
            });
            return members;
        });
    }

    private static Page<Integer> page(String audience, long sequence, RoaringBitmap members, int from, int limit) {
        List<Integer> numbers = new ArrayList<>(limit + 1);
        PeekableIntIterator iterator = members.getIntIterator();
        iterator.advanceIfNeeded(from);
        while (iterator.hasNext() && numbers.size() <= limit) {
            numbers.add(iterator.next());
        }
        return Page.of(
                numbers, limit, last -> Cursor.write(audience, Long.toString(sequence), Integer.toString(last + 1)));
    }
}
