package io.audiences.rules;

/**
 * The furthest that any instant reaches, among those of a span of which both ends only move on. Months differ in length and
 * clocks are changed, so an earlier instant may reach further than a later one. Each instant is looked at once: it stays for as
 * long as no later one reaches as far.
 */
final class FurthestReach {
    private final Times.Reach reach;
    private final long[] instants;
    private final long[] ends;
    private int head;
    private int tail;

    /** @param count how many instants will be added at most */
    FurthestReach(Times.Reach reach, int count) {
        this.reach = reach;
        this.instants = new long[count];
        this.ends = new long[count];
    }

    /** Adds an instant that is not before those added so far. */
    void add(long instant) {
        long end = reach.end(instant);
        while (tail > head && ends[tail - 1] <= end) {
            tail--;
        }
        instants[tail] = instant;
        ends[tail] = end;
        tail++;
    }

    /** Takes away those before an instant. */
    void dropBefore(long instant) {
        while (head < tail && instants[head] < instant) {
            head++;
        }
    }

    boolean includes(long instant) {
        return head < tail && ends[head] >= instant;
    }
}
