package io.audiences.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** When each present member last entered: the members grouped by that change, newest first. Immutable. */
final class Entries {
    private final List<Group> groups;

    private record Group(long asOf, RoaringBitmap members) {}

    private Entries(List<Group> groups) {
        this.groups = groups;
    }

    /** The instant in microseconds at which a member last entered. */
    OptionalLong since(int number) {
        for (Group group : groups) {
            if (group.members.contains(number)) {
                return OptionalLong.of(group.asOf);
            }
        }
        return OptionalLong.empty();
    }

    /** After further changes, oldest first. */
    Entries after(List<ChangeSet> changes) {
        List<Group> next = groups;
        for (ChangeSet change : changes) {
            next = after(next, change);
        }
        return new Entries(next);
    }

    private static List<Group> after(List<Group> groups, ChangeSet change) {
        List<Group> next = new ArrayList<>(groups.size() + 1);
        if (!change.entered().isEmpty()) {
            next.add(new Group(change.asOf(), change.entered()));
        }
        for (Group group : groups) {
            boolean isTouched = RoaringBitmap.intersects(group.members, change.exited());
            RoaringBitmap left = isTouched ? RoaringBitmap.andNot(group.members, change.exited()) : group.members;
            if (!left.isEmpty()) {
                next.add(new Group(group.asOf, left));
            }
        }
        return next;
    }

    /** Collects the entries of present members from the changes, fed newest first until {@link #isComplete}. */
    static final class Collector {
        private final List<Group> groups = new ArrayList<>();
        private final RoaringBitmap remaining;

        Collector(RoaringBitmap members) {
            this.remaining = members.clone();
        }

        boolean isComplete() {
            return remaining.isEmpty();
        }

        void add(ChangeSet change) {
            RoaringBitmap members = RoaringBitmap.and(remaining, change.entered());
            if (!members.isEmpty()) {
                remaining.andNot(members);
                groups.add(new Group(change.asOf(), members));
            }
        }

        Entries entries() {
            return new Entries(List.copyOf(groups));
        }
    }
}
