package io.audiences.database;

import java.util.regex.Pattern;

/**
 * Where the database is: a JDBC URL ({@code jdbc:mariadb://host:3306/audiences}), the account, and how many connections
 * the pool may hold. Options in the URL win over the server's own choices; user and password may be blank when the URL
 * has them.
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {
    private static final Pattern SECRET_OPTION = Pattern.compile("(?i)([?&][^=&]*(?:password|secret)[^=&]*=)([^&]*)");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@?]*@");
    private static final String HIDDEN = "***";

    public DatabaseSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1 but is " + poolSize);
        }
    }

    /** The URL without its secrets. */
    public String safeUrl() {
        String withoutOptions = SECRET_OPTION.matcher(url).replaceAll("$1***");
        return USER_INFO.matcher(withoutOptions).replaceAll("//***@");
    }

    /** A text from the driver with every secret of these settings taken out. */
    String withoutSecrets(String text) {
        String safe = text.replace(url, safeUrl());
        var secrets = SECRET_OPTION.matcher(url);
        while (secrets.find()) {
            safe = hide(safe, secrets.group(2));
        }
        return hide(safe, password);
    }

    private static String hide(String text, String secret) {
        return secret.isBlank() ? text : text.replace(secret, HIDDEN);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=%s, user=%s, password=%s, poolSize=%d]"
                .formatted(safeUrl(), user, HIDDEN, poolSize);
    }
}
