package io.audiences.membership;

import io.audiences.customer.Micros;
import org.roaringbitmap.RoaringBitmap;

/**
 * The stored members of one audience; instants in microseconds.
 *
 * @param lastChange the sequence of the last change
 * @param revision of the last write
 * @param rewritten the revision that last rewrote committed changes
 * @param historyFrom changes after this sequence are complete
 * @param historyFromInstant membership is known from this instant on
 */
record CurrentMembers(
        String audience,
        int version,
        String run,
        long computedAt,
        RoaringBitmap members,
        long lastChange,
        long revision,
        long rewritten,
        long historyFrom,
        long historyFromInstant) {

    /** The same after committed changes were rewritten. */
    CurrentMembers rewritten(long newRevision) {
        return new CurrentMembers(
                audience,
                version,
                run,
                computedAt,
                members,
                lastChange,
                newRevision,
                newRevision,
                historyFrom,
                historyFromInstant);
    }

    Calculated calculated() {
        return new Calculated(version, run, Micros.toInstant(computedAt), members.getLongCardinality());
    }
}
