package io.audiences.rules;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Instants in order, in microseconds since 1970-01-01T00:00Z; not changed once given. */
final class Times {
    private static final Times NONE = new Times(new long[0]);

    private final long[] instants;

    private Times(long[] instants) {
        this.instants = instants;
    }

    /** The first {@code count} of an array, which is taken over. */
    static Times of(long[] instants, int count) {
        return count == 0 ? NONE : new Times(count == instants.length ? instants : Arrays.copyOf(instants, count));
    }

    boolean isEmpty() {
        return instants.length == 0;
    }

    long first() {
        return instants[0];
    }

    /** How many lie before {@code instant}. */
    private int before(long instant) {
        int low = 0;
        int high = instants.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (instants[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long lastBefore(long instant) {
        int before = before(instant);
        return before == 0 ? Long.MIN_VALUE : instants[before - 1];
    }

    /** What {@code end} gives for each. */
    long[] ends(LongUnaryOperator end) {
        long[] ends = new long[instants.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = end.applyAsLong(instants[i]);
        }
        return ends;
    }

    /** Those whose time, which ends with {@code ends}, is over now and holds none of {@code unwanted} after its beginning. */
    Times without(Times unwanted, long[] ends, long now) {
        long[] kept = new long[instants.length];
        int count = 0;
        for (int i = 0; i < instants.length; i++) {
            if (ends[i] <= now && unwanted.before(instants[i] + 1) == unwanted.before(ends[i] + 1)) {
                kept[count++] = instants[i];
            }
        }
        return of(kept, count);
    }

    /** Whether one of these, and so the last, has none of {@code unwanted} after it. */
    boolean isFollowedByNoneOf(List<Times> unwanted) {
        if (isEmpty()) {
            return false;
        }
        long last = instants[instants.length - 1];
        return unwanted.stream().allMatch(each -> each.isEmpty() || each.instants[each.instants.length - 1] <= last);
    }

    /**
     * Those that come after one of {@code earlier}, no later than its end and with none of {@code unwanted} strictly between.
     * What may come before is a span that only moves on, whose latest end is kept as of a sliding window: since months
     * differ in length, an earlier beginning can have a later end.
     */
    Times following(Times earlier, long[] ends, List<Times> unwanted) {
        int[] queue = new int[ends.length];
        int head = 0;
        int tail = 0;
        int passed = 0;
        long[] kept = new long[instants.length];
        int count = 0;
        for (long instant : instants) {
            for (; passed < ends.length && earlier.instants[passed] < instant; passed++) {
                while (tail > head && ends[queue[tail - 1]] <= ends[passed]) {
                    tail--;
                }
                queue[tail++] = passed;
            }
            long barrier = Long.MIN_VALUE;
            for (Times each : unwanted) {
                barrier = Math.max(barrier, each.lastBefore(instant));
            }
            while (head < tail && earlier.instants[queue[head]] < barrier) {
                head++;
            }
            if (head < tail && ends[queue[head]] >= instant) {
                kept[count++] = instant;
            }
        }
        return of(kept, count);
    }
}
