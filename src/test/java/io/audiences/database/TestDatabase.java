package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Databases for tests, all on one embedded server that starts with the first and stops with the JVM. */
public final class TestDatabase {
    private static final Path FOLDER = Path.of("target", "test-database");
    private static final List<String> FAST_NOT_DURABLE =
            List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=256M");
    private static final int POOL_SIZE = 8;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedMariaDb ONLY = EmbeddedMariaDb.start(FOLDER, 0, FAST_NOT_DURABLE);
    }

    /** The given folder, ready for an embedded server of the test's own that need not unpack the binaries again. */
    static Path folder(Path parent) throws IOException {
        Server.ONLY.port();
        Path unpacked = FOLDER.resolve("mariadb").toAbsolutePath();
        Path home = Files.createDirectories(parent.resolve("mariadb"));
        try (Stream<Path> binaries = Files.list(unpacked)) {
            for (Path folder : binaries.filter(
                            file -> file.getFileName().toString().startsWith("binaries-"))
                    .toList()) {
                Files.createSymbolicLink(home.resolve(folder.getFileName()), folder);
            }
        }
        return parent;
    }

    /** An open, migrated, empty database of its own. */
    public static Database fresh() {
        return open(freshSettings());
    }

    /** An open, migrated database. */
    public static Database open(DatabaseSettings settings) {
        Database database = Database.open(settings);
        if (!database.awaitReady(Duration.ofSeconds(30))) {
            throw new AssertionError(database.problem().orElse("not ready"));
        }
        return database;
    }

    /** Settings of an empty database that has not been migrated. */
    public static DatabaseSettings freshSettings() {
        String name = "audiences_test_" + DATABASES.incrementAndGet();
        DatabaseSettings server = Server.ONLY.settings(1);
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new AssertionError("no fresh database", e);
        }
        return Server.ONLY.settings(name, POOL_SIZE);
    }
}
