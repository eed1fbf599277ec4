package io.audiences.membership;

import io.audiences.customer.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The members of one audience in memory, unchanging; when each entered is read at the first question. */
final class Snapshot {
    private final CurrentMembers current;
    private volatile @Nullable Entries entries;

    Snapshot(CurrentMembers current) {
        this(current, null);
    }

    private Snapshot(CurrentMembers current, @Nullable Entries entries) {
        this.current = current;
        this.entries = entries;
    }

    CurrentMembers current() {
        return current;
    }

    boolean contains(int number) {
        return current.members().contains(number);
    }

    /** Whether {@link #next} can follow on: everything between is in the changes after this snapshot's last. */
    boolean isFollowedBy(CurrentMembers later) {
        return later.rewritten() == current.rewritten() && later.lastChange() >= current.lastChange();
    }

    /** The snapshot after further changes, oldest first. */
    Snapshot next(CurrentMembers later, List<ChangeSet> changes) {
        Entries known = entries;
        return new Snapshot(later, known == null ? null : known.after(changes));
    }

    boolean knowsEntries() {
        return entries != null;
    }

    /** When a member last entered; {@code read} is asked once. */
    Optional<Instant> since(int number, Supplier<Entries> read) {
        if (!contains(number)) {
            return Optional.empty();
        }
        Entries known = entries;
        if (known == null) {
            known = read.get();
            entries = known;
        }
        var since = known.since(number);
        return since.isPresent() ? Optional.of(Micros.toInstant(since.getAsLong())) : Optional.empty();
    }
}
