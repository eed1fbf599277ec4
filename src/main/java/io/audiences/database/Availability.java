package io.audiences.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database can be used now. One thread with its own connection asks every second; while there is no
 * answer it tries again with growing pauses, and migrates the schema before it says that the database is back.
 */
final class Availability implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int PING_SECONDS = 2;

    private final DatabaseSettings settings;
    private final String migrations;
    private final Runnable onLoss;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread = new Thread(this::watch, "database-availability");
    private boolean checkRequested;
    private volatile boolean closed;
    private volatile @Nullable String problem = "the database has not answered yet";
    private @Nullable Connection connection;

    Availability(DatabaseSettings settings, String migrations, Runnable onLoss) {
        this.onLoss = onLoss;
        this.settings = settings;
        this.migrations = migrations;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    boolean awaitReady(Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (problem != null && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return problem == null;
        } finally {
            lock.unlock();
        }
    }

    /** Something failed as if the database were gone: look now, not in a second. */
    void checkSoon() {
        lock.lock();
        try {
            checkRequested = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed) {
                boolean ready = answers() || connects();
                sleepUnlessRequested(ready ? BETWEEN_CHECKS : pause);
                pause = ready ? FIRST_PAUSE : longer(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private boolean answers() {
        try {
            return problem == null && connection != null && connection.isValid(PING_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean connects() {
        disconnect();
        if (problem == null) {
            // even if the server is back already, what is pooled leads to the one before
            onLoss.run();
        }
        try {
            connection = Driver.probing(settings).getConnection();
            String server = UnsuitableServer.check(connection);
            if (problem != null) {
                String schema = Migrations.run(Driver.pooled(settings), migrations);
                log.info("Database ready: {}, schema version {}, {}", server, schema, settings.safeUrl());
            }
            change(null);
            return true;
        } catch (SQLException | RuntimeException e) {
            String found = Problem.describe(e, settings);
            if (!closed && !found.equals(problem)) {
                log.warn("Database unavailable: {}", found);
            }
            change(found);
            return false;
        }
    }

    private void change(@Nullable String found) {
        lock.lock();
        try {
            problem = found;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void sleepUnlessRequested(Duration pause) throws InterruptedException {
        long nanos = pause.toNanos();
        lock.lock();
        try {
            while (!checkRequested && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            checkRequested = false;
        } finally {
            lock.unlock();
        }
    }

    private void disconnect() {
        Connection old = connection;
        connection = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException e) {
            log.debug("The old connection did not close", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        change("the server is shutting down");
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
