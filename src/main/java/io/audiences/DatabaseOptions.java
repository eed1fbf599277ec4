package io.audiences;

import io.audiences.database.DatabaseSettings;
import io.audiences.server.InvalidSettings;
import io.audiences.server.SettingsReader;
import io.audiences.server.Storage;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the database is. */
final class DatabaseOptions {
    private static final int MOST_CONNECTIONS = 200;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:AUDIENCES_DATA:-data}",
            description = "Folder of the embedded MariaDB. AUDIENCES_DATA, default: data")
    private String data = "";

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:AUDIENCES_DATABASE_URL:-}",
            description = "A MariaDB 10.6 or later to use instead of the embedded one:"
                    + " jdbc:mariadb://host:3306/audiences. AUDIENCES_DATABASE_URL")
    private String url = "";

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "${env:AUDIENCES_DATABASE_USER:-}",
            description = "Its user, unless the URL has one. AUDIENCES_DATABASE_USER")
    private String user = "";

    @Option(
            names = "--database-password",
            paramLabel = "PASSWORD",
            defaultValue = "${env:AUDIENCES_DATABASE_PASSWORD:-}",
            description = "Its password; safer in the environment, other users may see command lines."
                    + " AUDIENCES_DATABASE_PASSWORD")
    private String password = "";

    @Option(
            names = "--pool",
            paramLabel = "N",
            defaultValue = "${env:AUDIENCES_POOL:-16}",
            description = "Connections to the database at most. AUDIENCES_POOL, default: 16")
    private String pool = "";

    Path data(SettingsReader reader) {
        return reader.path("--data", data);
    }

    int pool(SettingsReader reader) {
        return reader.number("--pool", pool, 4, MOST_CONNECTIONS);
    }

    Optional<DatabaseSettings> database(SettingsReader reader) {
        int connections = pool(new SettingsReader());
        if (url.isBlank()) {
            reader.require(
                    user.isBlank() && password.isBlank(),
                    "--database-user, --database-password: expected only together with --database-url");
            return Optional.empty();
        }
        DatabaseSettings database = new DatabaseSettings(url.strip(), user.strip(), password, connections);
        reader.require(
                url.strip().startsWith("jdbc:mariadb:"),
                "--database-url: expected jdbc:mariadb://host:3306/database, got \"" + database.safeUrl() + "\"");
        return Optional.of(database);
    }

    /** All of these, for a command that has no other settings; throws {@link InvalidSettings}. */
    Storage.Place place() {
        SettingsReader reader = new SettingsReader();
        Storage.Place place = new Storage.Place(data(reader), database(reader), pool(reader));
        reader.finish();
        return place;
    }
}
