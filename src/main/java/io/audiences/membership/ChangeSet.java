package io.audiences.membership;

import org.roaringbitmap.RoaringBitmap;

/** A stored change of one audience's members; instants in microseconds. */
record ChangeSet(
        long sequence,
        String audience,
        long asOf,
        String run,
        int version,
        Cause cause,
        RoaringBitmap entered,
        RoaringBitmap exited,
        long size) {

    /** What {@code members} were before this change; the bitmap given is modified. */
    void undo(RoaringBitmap members) {
        members.andNot(entered);
        members.or(exited);
    }
}
