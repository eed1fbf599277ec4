package io.audiences.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The pool, opened by its first use so that a wrong URL is no reason not to start. */
final class ConnectionPool implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DatabaseSettings settings;
    private volatile @Nullable HikariDataSource pool;
    private boolean closed;

    ConnectionPool(DatabaseSettings settings) {
        this.settings = settings;
    }

    Connection connection() throws SQLException {
        HikariDataSource open = pool;
        return (open == null ? open() : open).getConnection();
    }

    private synchronized HikariDataSource open() throws SQLException {
        if (closed) {
            throw new SQLException("the pool is closed", "08003");
        }
        HikariDataSource open = pool;
        if (open == null) {
            open = new HikariDataSource(config());
            pool = open;
        }
        return open;
    }

    private HikariConfig config() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(Driver.pooled(settings));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** The server went away: no caller shall be lent a connection to it. */
    void forgetIdleConnections() {
        HikariDataSource open = pool;
        if (open != null && open.isRunning()) {
            open.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        HikariDataSource open = pool;
        if (open != null) {
            open.close();
        }
    }
}
