package io.audiences.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction again while it loses against others: up to eight attempts, each after a random pause of at most
 * 10, 20, 40, … 640 ms, so that the losers of one collision do not meet again.
 */
final class TransactionRetry {
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private TransactionRetry() {}

    static <T extends @Nullable Object> T run(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlErrors.isWorthRetrying(e) || !pauseAfter(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean pauseAfter(int attempt) {
        long longest = FIRST_PAUSE.toNanos() << (attempt - 1);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        return !Thread.currentThread().isInterrupted();
    }
}
