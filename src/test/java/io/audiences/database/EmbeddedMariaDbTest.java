package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbTest {
    private static Path template;
    private Path parent;
    private Path folder;

    @BeforeAll
    static void bootstrapOnce() throws IOException {
        template = TestDatabase.folder(Files.createTempDirectory(Path.of("target"), "template"));
        EmbeddedMariaDb.start(template).close();
    }

    @AfterAll
    static void deleteTemplate() throws IOException {
        Folders.delete(template);
    }

    @BeforeEach
    void folderWithUnpackedBinaries() throws IOException {
        parent = Files.createTempDirectory(Path.of("target"), "embedded");
        folder = TestDatabase.folder(parent.resolve("a folder, naïve " + "and long".repeat(12)));
    }

    /** For tests of what comes after the bootstrap. */
    private void copyBootstrappedData() throws IOException, InterruptedException {
        Path source = template.resolve("mariadb");
        Process copy = new ProcessBuilder(
                        "cp",
                        "-a",
                        source.resolve("data").toString(),
                        source.resolve("password").toString(),
                        folder.resolve("mariadb").toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Folders.delete(parent);
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws Exception {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            execute(server, "CREATE TABLE kept (name VARCHAR(20))", "INSERT INTO kept VALUES ('año 😀')");
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            assertThat(query(server, "SELECT name FROM kept")).isEqualTo("año 😀");
        }
        try (var files = Files.list(folder.resolve("mariadb"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "binaries-11.4.5", "data", "lock", "password", "server.log", "server.log.1");
        }
    }

    @Test
    void isClosedToOthers() throws Exception {
        copyBootstrappedData();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            DatabaseSettings settings = server.settings(1);
            Path password = folder.resolve("mariadb").resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(settings.toString()).doesNotContain(Files.readString(password));
            assertThat(query(server, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            for (String user : new String[] {"root", "", "audiences"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), user, ""))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Access denied");
            }
        }
    }

    @Test
    void refusesASecondInstanceAndLeavesTheFirstUnharmed() throws Exception {
        copyBootstrappedData();
        long here = ProcessHandle.current().pid();
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(folder)) {
            assertThatThrownBy(() -> EmbeddedMariaDb.start(folder))
                    .isInstanceOf(EmbeddedMariaDbException.class)
                    .hasMessageContaining("another server (pid " + here + ") is using");
            try (OtherJvm second = OtherJvm.start(folder)) {
                second.awaitLine(line -> line.contains("another server (pid " + here + ") is using"));
            }
            assertThat(query(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsTheOrphanOfAKilledServer() throws Exception {
        copyBootstrappedData();
        ProcessHandle orphan;
        try (OtherJvm other = OtherJvm.start(folder)) {
            other.awaitLine(line -> line.contains("Embedded MariaDB started"));
            assertThatThrownBy(() -> EmbeddedMariaDb.start(folder))
                    .hasMessageContaining("another server (pid " + other.pid() + ") is using");
            orphan = databaseProcess();
            other.kill();
        }
        assertThat(orphan.info().arguments()).isPresent();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            // it may still be listed, until it is reaped, but runs nothing
            assertThat(orphan.info().arguments()).isEmpty();
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheNumberOfAnOrphan() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Path home = folder.resolve("mariadb");
            Path pidFile = Files.writeString(ServerProcess.pidFile(home), Long.toString(bystander.pid()));
            OrphanServer.stop(home);
            assertThat(pidFile).doesNotExist();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void repeatsABootstrapThatWasKilled() throws Exception {
        Path unfinished = folder.resolve("mariadb").resolve("data.new");
        try (OtherJvm other = OtherJvm.start(folder)) {
            await().pollDelay(Duration.ZERO).until(() -> Files.exists(unfinished.resolve("ibdata1")));
            other.kill();
        }
        assertThat(folder.resolve("mariadb").resolve("data")).doesNotExist();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            assertThat(query(server, "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='audiences'"))
                    .isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void recoversCommittedDataWhenServerAndDatabaseWereKilled() throws Exception {
        copyBootstrappedData();
        try (OtherJvm other = OtherJvm.start(folder)) {
            String started = other.awaitLine(line -> line.contains("Embedded MariaDB started"));
            execute(settingsOf(started), "CREATE TABLE kept (id INT)", "INSERT INTO kept VALUES (7)");
            ProcessHandle database = databaseProcess();
            other.kill();
            database.destroyForcibly();
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            assertThat(query(server, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void startsAgainOnItsOwnWhenTheDatabaseIsKilled() throws Exception {
        copyBootstrappedData();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            long before = server.pid();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(query(server, "SELECT 1")).isEqualTo("1"));
            assertThat(server.pid()).isNotEqualTo(before);
        }
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> EmbeddedMariaDb.start(file.resolve("folder")))
                .isInstanceOf(EmbeddedMariaDbException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("must be writable");
    }

    @Test
    void showsTheLogOfAServerThatDoesNotStart() throws Exception {
        copyBootstrappedData();
        assertThatThrownBy(() -> EmbeddedMariaDb.start(folder, 0, List.of("--no-such-option")))
                .isInstanceOf(EmbeddedMariaDbException.class)
                .hasMessageContaining("unknown option '--no-such-option'");
    }

    @Test
    void findsAnInstalledServerOnThePath() throws IOException {
        Path base = folder.resolve("mariadb/binaries-11.4.5").toRealPath();
        assertThat(InstalledBinaries.find("/nowhere:" + base.resolve("bin")))
                .contains(new MariaDbBinaries(base.resolve("bin/mariadbd"), base.resolve("share"), false));
        assertThat(InstalledBinaries.find("/nowhere")).isEmpty();
    }

    private ProcessHandle databaseProcess() throws IOException {
        String pid = Files.readString(folder.resolve("mariadb").resolve("server.pid"));
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private DatabaseSettings settingsOf(String startedLine) throws IOException {
        String port = startedLine.replaceAll(".*127\\.0\\.0\\.1:(\\d+) .*", "$1");
        String password = Files.readString(folder.resolve("mariadb").resolve("password"));
        return new DatabaseSettings(
                "jdbc:mariadb://127.0.0.1:" + port + "/audiences?sslMode=disable", "audiences", password, 1);
    }

    private static void execute(EmbeddedMariaDb server, String... statements) throws SQLException {
        execute(server.settings(1), statements);
    }

    private static void execute(DatabaseSettings settings, String... statements) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server.settings(1));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
