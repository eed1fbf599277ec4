package io.audiences.rules;

import io.audiences.condition.Condition;
import io.audiences.condition.SampleBucket;

/** A sample made ready: the digest of its seed, and the first bucket that it leaves out. */
record Sample(long seed, long end) {

    static Sample of(Condition.SampleTest test) {
        return new Sample(SampleBucket.digest(test.seed()), SampleBucket.end(test.percent()));
    }

    /** Whether the customer whose id has this digest is drawn. */
    boolean draws(long customer) {
        return SampleBucket.of(seed, customer) < end;
    }
}
