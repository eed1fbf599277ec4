package io.audiences.rules;

import java.util.List;

/** Instants in order, in microseconds since 1970-01-01T00:00Z: a part of an array that is not changed meanwhile. */
final class Times {
    private final long[] instants;
    private final int from;
    private final int to;

    Times(long[] instants, int from, int to) {
        this.instants = instants;
        this.from = from;
        this.to = to;
    }

    /** How far a step looks forward from an instant. */
    @FunctionalInterface
    interface Reach {
        /** The last instant that it sees; {@link Long#MAX_VALUE} for all time. */
        long end(long instant);
    }

    /** The first place from {@code low} whose instant is not before {@code instant}, or {@code high}. */
    static int firstAtOrAfter(long instant, long[] instants, int low, int high) {
        int first = low;
        int end = high;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (instants[middle] < instant) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }

    boolean isEmpty() {
        return from >= to;
    }

    long first() {
        return instants[from];
    }

    private long last() {
        return instants[to - 1];
    }

    private int firstAtOrAfter(long instant) {
        return firstAtOrAfter(instant, instants, from, to);
    }

    private long lastBefore(long instant) {
        int before = firstAtOrAfter(instant);
        return before == from ? Long.MIN_VALUE : instants[before - 1];
    }

    private boolean hasAfter(long instant) {
        return !isEmpty() && last() > instant;
    }

    /** Whether any lies after {@code begin} and no later than {@code end}. */
    private boolean hasBetween(long begin, long end) {
        int next = firstAtOrAfter(begin + 1);
        return next < to && instants[next] <= end;
    }

    /** Those whose reach is over now and holds none of {@code unwanted} after its beginning. */
    Times without(Times unwanted, Reach reach, long now) {
        long[] kept = new long[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            long end = reach.end(instants[i]);
            if (end <= now && !unwanted.hasBetween(instants[i], end)) {
                kept[count++] = instants[i];
            }
        }
        return new Times(kept, 0, count);
    }

    /** Whether one of these, and so the last, has none of {@code unwanted} after it. */
    boolean isFollowedByNoneOf(List<Times> unwanted) {
        if (isEmpty()) {
            return false;
        }
        for (Times each : unwanted) {
            if (each.hasAfter(last())) {
                return false;
            }
        }
        return true;
    }

    /** Those that come after one of {@code earlier}, within its reach and with none of {@code unwanted} strictly between. */
    Times following(Times earlier, Reach reach, List<Times> unwanted) {
        long[] kept = new long[to - from];
        int count = 0;
        int passed = earlier.from;
        FurthestReach furthest = new FurthestReach(reach, earlier.to - earlier.from);
        for (int i = from; i < to; i++) {
            long instant = instants[i];
            for (; passed < earlier.to && earlier.instants[passed] < instant; passed++) {
                furthest.add(earlier.instants[passed]);
            }
            for (Times each : unwanted) {
                furthest.dropBefore(each.lastBefore(instant));
            }
            if (furthest.includes(instant)) {
                kept[count++] = instant;
            }
        }
        return new Times(kept, 0, count);
    }
}
