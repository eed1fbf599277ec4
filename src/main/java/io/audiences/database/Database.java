package io.audiences.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB behind a pool. Opens at once even if the server is down; a background thread connects, migrates the schema
 * and notices later failures, meanwhile every call throws {@link DatabaseUnavailable} at once.
 *
 * <p>Transactions run at READ COMMITTED. Stores read and then insert under unique keys; at REPEATABLE READ the read would
 * lock gaps that make such inserts deadlock, and after a duplicate key the old snapshot would still hide the other row.
 * What is read in order to be changed needs {@code FOR UPDATE}. {@link #read} has a snapshot of its own instead.
 */
public final class Database implements AutoCloseable {
    private final Availability availability;
    private final ConnectionPool pool;
    private final Jdbi jdbi;
    // of this instance: a transaction on one database must not be joined by work on another
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();

    private Database(Availability availability, ConnectionPool pool) {
        this.availability = availability;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool::connection);
        // the default would put parameters, customers' values, into messages
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** Never fails and never waits, whatever the state of the server: see {@link #problem} and {@link #awaitReady}. */
    public static Database open(DatabaseSettings settings) {
        return open(settings, Migrations.LOCATION);
    }

    static Database open(DatabaseSettings settings, String migrations) {
        ConnectionPool pool = new ConnectionPool(settings);
        Availability availability = new Availability(settings, migrations, pool::forgetIdleConnections);
        Database database = new Database(availability, pool);
        availability.start();
        return database;
    }

    /**
     * Runs the work in a transaction and commits it, or rolls it back if the work throws. The whole work runs again after a
     * deadlock, a lock wait timeout or {@link RetryTransaction}, so it must have no effects outside the database. Inside
     * another transaction of this thread it joins that one.
     */
    public <T extends @Nullable Object> T inTransaction(Function<Handle, T> work) {
        Handle outer = current.get();
        if (outer != null) {
            return work.apply(outer);
        }
        return available(() -> TransactionRetry.run(() -> transaction(work)));
    }

    /** {@link #inTransaction} without a result. */
    public void useTransaction(Consumer<Handle> work) {
        this.<@Nullable Void>inTransaction(handle -> {
            work.accept(handle);
            return null;
        });
    }

    private <T extends @Nullable Object> T transaction(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            current.set(handle);
            return handle.inTransaction(work::apply);
        } finally {
            current.remove();
        }
    }

    /**
     * Runs the work on one consistent snapshot that refuses writes; long streams see no later change. Inside a transaction
     * of this thread it reads in that one.
     */
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        Handle outer = current.get();
        if (outer != null) {
            return work.apply(outer);
        }
        return available(() -> {
            try (Handle handle = jdbi.open()) {
                return handle.inTransaction(snapshot -> {
                    takeSnapshot(snapshot.getConnection());
                    return work.apply(snapshot);
                });
            }
        });
    }

    private static void takeSnapshot(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        } catch (SQLException e) {
            throw new DatabaseException("no snapshot", e);
        }
    }

    /**
     * Lends a connection in autocommit mode for streaming and bulk work in plain JDBC, apart from any transaction of this
     * thread; what the work changes on it is reset and what it left uncommitted is rolled back. Never retried.
     */
    public <T extends @Nullable Object> T withConnection(SqlFunction<Connection, T> work) {
        return available(() -> {
            try (Connection connection = pool.connection()) {
                return work.apply(connection);
            } catch (SQLException e) {
                throw new DatabaseException(String.valueOf(e.getMessage()), e);
            }
        });
    }

    /** Whether an exception out of a statement is a duplicate key. */
    public static boolean isDuplicateKey(Throwable thrown) {
        return SqlErrors.isDuplicateKey(thrown);
    }

    /** Whether the database answered within the last second or so and its schema is up to date. Costs nothing. */
    public boolean isReady() {
        return availability.problem().isEmpty();
    }

    /** What is wrong and what to do, in one line without secrets; empty when ready. */
    public Optional<String> problem() {
        return availability.problem();
    }

    /** Waits until ready; false if that took too long or the thread was interrupted. */
    public boolean awaitReady(Duration longest) {
        try {
            return availability.awaitReady(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T extends @Nullable Object> T available(Supplier<T> work) {
        availability.problem().ifPresent(problem -> {
            throw new DatabaseUnavailable(problem, null);
        });
        try {
            return work.get();
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw SqlErrors.lostConnection(e)
                    .<RuntimeException>map(this::unavailable)
                    .orElse(e);
        }
    }

    private DatabaseUnavailable unavailable(SQLException cause) {
        availability.checkSoon();
        return new DatabaseUnavailable("the connection to the database failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        availability.close();
        pool.close();
    }
}
