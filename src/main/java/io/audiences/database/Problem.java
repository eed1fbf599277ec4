package io.audiences.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;

/** Turns the reason why the database cannot be used into one line that says what to do, without secrets. */
final class Problem {
    private static final Pattern CONNECTION_NUMBER = Pattern.compile("\\(conn=-?\\d+\\) ?");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int LONGEST = 400;

    private Problem() {}

    static String describe(Throwable thrown, DatabaseSettings settings) {
        if (thrown instanceof FlywayException) {
            return SqlErrors.lostConnection(thrown)
                    .map(lost -> describe(lost, settings))
                    .orElseGet(() -> "the schema cannot be migrated: " + oneLine(migration(thrown), settings));
        }
        String reason = oneLine(message(thrown), settings);
        if (thrown instanceof UnsuitableServer) {
            return reason;
        }
        String where = settings.safeUrl();
        if (!settings.url().startsWith("jdbc:mariadb:")) {
            return "the database URL must start with jdbc:mariadb:// but is " + where;
        }
        int code = thrown instanceof SQLException exception ? exception.getErrorCode() : 0;
        return switch (code) {
            case 1045, 1698 -> "the database refuses the user or the password, check both: " + reason;
            case 1044 -> "the user may not use the database named in the URL, grant it: " + reason;
            case 1049 -> "the database named in the URL does not exist, create it: " + reason;
            case 1040, 1203, 1226 -> "the database server has too many connections: " + reason;
            default -> connecting(reason, where);
        };
    }

    private static String connecting(String reason, String where) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.startsWith("error parsing url")) {
            return "the database URL is wrong: " + reason;
        }
        if (lower.contains("ssl not enabled in the server")) {
            return "the database server at " + where
                    + " has no TLS but the connection asks for it: enable TLS there, or"
                    + " add sslMode=disable to the URL if the network is trusted";
        }
        if (lower.contains("certif") || lower.contains("pkix") || lower.contains("ssl") || lower.contains("tls")) {
            return "no TLS connection to " + where + ": name the server's certificate with serverSslCert=<file> in the"
                    + " URL, or choose sslMode=verify-ca, trust or disable: " + reason;
        }
        if (lower.contains("require_secure_transport")) {
            return "the database server accepts TLS only, remove sslMode=disable from the URL: " + reason;
        }
        return "the database at " + where + " cannot be reached: " + reason;
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    /** Flyway puts a report of many lines around the database's own words; its first line names the file. */
    private static String migration(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return message(thrown).lines().findFirst().orElse("") + ": " + message(refused);
            }
        }
        return message(thrown);
    }

    private static String oneLine(String message, DatabaseSettings settings) {
        String stable = CONNECTION_NUMBER.matcher(message).replaceAll("");
        String line = WHITE_SPACE
                .matcher(settings.withoutSecrets(stable))
                .replaceAll(" ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
