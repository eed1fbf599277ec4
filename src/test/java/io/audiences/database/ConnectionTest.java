package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void hasASessionThatIsStrictInUtcAndReadCommitted() {
        assertThat(value("SELECT @@sql_mode")).contains("STRICT_ALL_TABLES").doesNotContain("ANSI_QUOTES");
        assertThat(value("SELECT @@time_zone")).isEqualTo("+00:00");
        assertThat(value("SELECT @@character_set_client")).isEqualTo("utf8mb4");
        assertThat(value("SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
    }

    @Test
    void leavesToTheUrlWhatTheUrlSets() {
        DatabaseSettings settings = TestDatabase.freshSettings();
        String url = settings.url() + "&connectionTimeZone=+02:00&sessionVariables=sql_mode='ANSI_QUOTES'";
        try (Database other = Database.open(new DatabaseSettings(url, settings.user(), settings.password(), 1))) {
            assertThat(other.awaitReady(Duration.ofSeconds(10)))
                    .as(other.problem().orElse(""))
                    .isTrue();
            assertThat(value(other, "SELECT @@sql_mode"))
                    .contains("ANSI_QUOTES")
                    .doesNotContain("STRICT_ALL_TABLES");
            assertThat(value(other, "SELECT @@time_zone")).isEqualTo("+02:00");
        }
    }

    @Test
    void keepsInstantsWhateverTheZoneOfTheJvm() {
        TimeZone before = TimeZone.getDefault();
        Instant instant = Instant.parse("2026-03-29T01:30:00.123456Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Bogota"));
            database.useTransaction(handle -> {
                handle.execute("CREATE TABLE moment (at DATETIME(6) NOT NULL)");
                handle.createUpdate("INSERT INTO moment VALUES (:at)")
                        .bind("at", instant)
                        .execute();
            });
            Instant read = database.read(handle -> handle.createQuery("SELECT at FROM moment")
                    .mapTo(Instant.class)
                    .one());
            assertThat(read).isEqualTo(instant);
            assertThat(value("SELECT CAST(at AS CHAR) FROM moment")).isEqualTo("2026-03-29 01:30:00.123456");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void resetsALentConnectionAndDropsWhatWasLeftUncommitted() {
        database.useTransaction(handle -> handle.execute("CREATE TABLE lent (id INT PRIMARY KEY)"));
        database.withConnection(connection -> {
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO lent VALUES (1)");
            return connection.getAutoCommit();
        });
        assertThat(database.<Boolean>withConnection(Connection::getAutoCommit)).isTrue();
        assertThat(value("SELECT COUNT(*) FROM lent")).isEqualTo("0");
    }

    @Test
    void insertsInBulkAndStreams() {
        database.useTransaction(handle -> handle.execute("CREATE TABLE many (id INT PRIMARY KEY, n INT)"));
        int requests = database.<Integer>withConnection(connection -> {
            int before = questions(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO many VALUES (?, ?)")) {
                for (int i = 0; i < 5_000; i++) {
                    insert.setInt(1, i);
                    insert.setInt(2, 1);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return questions(connection) - before;
        });
        assertThat(requests).isLessThan(10);
        int sum = database.<Integer>withConnection(connection -> {
            int total = 0;
            try (PreparedStatement select = connection.prepareStatement("SELECT n FROM many ORDER BY id")) {
                select.setFetchSize(100);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        total += rows.getInt(1);
                    }
                }
            }
            return total;
        });
        assertThat(sum).isEqualTo(5_000);
    }

    @Test
    void saysThatThePoolIsExhausted() {
        DatabaseSettings given = TestDatabase.freshSettings();
        try (Database small = Database.open(new DatabaseSettings(given.url(), given.user(), given.password(), 1))) {
            assertThat(small.awaitReady(Duration.ofSeconds(10))).isTrue();
            assertThatThrownBy(() -> small.read(outer -> small.read(inner -> 1)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("active=1");
            assertThat(small.<Integer>read(handle -> 1)).isEqualTo(1);
        }
    }

    @Test
    void translatesARefusedStatement() {
        assertThatThrownBy(() -> database.withConnection(connection -> {
                    execute(connection, "SELECT nonsense");
                    return 1;
                }))
                .isInstanceOf(DatabaseException.class)
                .isNotInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("nonsense");
    }

    private static int questions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            status.next();
            return status.getInt(2);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) {
        return value(database, sql);
    }

    private static String value(Database database, String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
