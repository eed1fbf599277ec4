package io.audiences.server;

import io.audiences.database.Database;
import io.audiences.membership.Memberships;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes answers follow, within a second or so, what was committed by another server, or by this one just before it lost the
 * database.
 */
final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Database database;
    private final Memberships memberships;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "following"));

    Following(Database database, Memberships memberships) {
        this.database = database;
        this.memberships = memberships;
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::follow, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void follow() {
        if (!database.isReady()) {
            return;
        }
        try {
            memberships.refresh();
        } catch (RuntimeException e) {
            // an exception would end the schedule
            LOG.warn("Members could not be refreshed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
