package io.audiences.recalculation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What the workers of a pass share with whoever watches it: how far they are, and whether to stop. */
final class Watch {
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    void add(long customers) {
        done.addAndGet(customers);
    }

    long done() {
        return done.get();
    }

    void stop() {
        stopped.set(true);
    }

    /** Ends the caller's work when the pass is to stop. */
    void check() {
        if (stopped.get()) {
            throw new RunCancelled();
        }
    }
}
