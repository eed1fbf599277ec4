package io.audiences.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a driver's exception means, wherever it is in the chain of causes. */
final class SqlErrors {
    private static final int DUPLICATE_KEY = 1062;
    private static final int RECORD_CHANGED_SINCE_READ = 1020;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final Set<Integer> TRY_AGAIN = Set.of(RECORD_CHANGED_SINCE_READ, LOCK_WAIT_TIMEOUT, DEADLOCK);
    private static final int SHUTDOWN_IN_PROGRESS = 1053;
    private static final int CONNECTION_KILLED = 1927;

    private SqlErrors() {}

    static boolean isDuplicateKey(Throwable thrown) {
        return first(thrown, e -> e.getErrorCode() == DUPLICATE_KEY).isPresent();
    }

    static boolean isWorthRetrying(Throwable thrown) {
        return thrown instanceof RetryTransaction
                || first(thrown, e -> TRY_AGAIN.contains(e.getErrorCode()) || hasState(e, "40"))
                        .isPresent();
    }

    static Optional<SQLException> lostConnection(Throwable thrown) {
        return first(
                thrown,
                e -> e instanceof SQLNonTransientConnectionException
                        || e instanceof SQLTransientConnectionException
                        || e instanceof SQLRecoverableException
                        || e.getErrorCode() == SHUTDOWN_IN_PROGRESS
                        || e.getErrorCode() == CONNECTION_KILLED
                        || hasState(e, "08"));
    }

    private static boolean hasState(SQLException exception, String sqlClass) {
        String state = exception.getSQLState();
        return state != null && state.startsWith(sqlClass);
    }

    private static Optional<SQLException> first(Throwable thrown, Predicate<SQLException> wanted) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception && wanted.test(exception)) {
                return Optional.of(exception);
            }
        }
        return Optional.empty();
    }
}
