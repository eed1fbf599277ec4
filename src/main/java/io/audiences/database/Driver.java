package io.audiences.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mariadb.jdbc.MariaDbDataSource;

/** The driver options this server relies on, added to the operator's URL only where it does not set them. */
final class Driver {
    private static final String STRICT_SQL_MODE =
            "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION";

    private static final String LOCK_WAIT = "SET innodb_lock_wait_timeout=10";

    private Driver() {}

    /** For the pool: no limit on how long a statement takes, but a vanished server is noticed within a minute. */
    static MariaDbDataSource pooled(DatabaseSettings settings) throws SQLException {
        return source(settings, options(settings.url()));
    }

    /** For the availability check: nothing may take longer than a few seconds. */
    static MariaDbDataSource probing(DatabaseSettings settings) throws SQLException {
        Map<String, String> options = options(settings.url());
        options.put("socketTimeout", "3000");
        return source(settings, options);
    }

    private static MariaDbDataSource source(DatabaseSettings settings, Map<String, String> options)
            throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(complete(settings.url(), options));
        if (!settings.user().isBlank()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isBlank()) {
            source.setPassword(settings.password());
        }
        return source;
    }

    private static Map<String, String> options(String url) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connectTimeout", "3000");
        options.put("tcpKeepIdle", "30");
        options.put("tcpKeepInterval", "10");
        options.put("tcpKeepCount", "3");
        options.put("useServerPrepStmts", "true");
        // not useBulkStmts, which also covers updates but then cannot say how many rows each changed
        options.put("useBulkStmtsForInserts", "true");
        // otherwise any file of this machine could be asked for by a false server
        options.put("allowLocalInfile", "false");
        options.put("connectionTimeZone", "UTC");
        options.put("forceConnectionTimeZoneToSession", "true");
        options.put("preserveInstants", "true");
        options.put(
                "initSql", url.contains("sql_mode") ? LOCK_WAIT : LOCK_WAIT + ", sql_mode='" + STRICT_SQL_MODE + "'");
        return options;
    }

    private static String complete(String url, Map<String, String> options) {
        String given = url.toLowerCase(Locale.ROOT);
        StringBuilder complete = new StringBuilder(url);
        char separator = url.contains("?") ? '&' : '?';
        for (Map.Entry<String, String> option : options.entrySet()) {
            String name = option.getKey().toLowerCase(Locale.ROOT);
            if (!given.contains("?" + name + "=") && !given.contains("&" + name + "=")) {
                complete.append(separator).append(option.getKey()).append('=').append(option.getValue());
                separator = '&';
            }
        }
        return complete.toString();
    }
}
