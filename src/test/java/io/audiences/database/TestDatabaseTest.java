package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void givesEachCallerItsOwnEmptyDatabase() {
        try (Database one = TestDatabase.fresh();
                Database two = TestDatabase.fresh()) {
            one.useTransaction(handle -> handle.execute("CREATE TABLE thing (id INT PRIMARY KEY)"));
            assertThat(one.<Integer>read(TestDatabaseTest::count)).isEqualTo(1);
            assertThat(two.<Integer>read(TestDatabaseTest::count)).isZero();
        }
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_name = 'thing'")
                .mapTo(Integer.class)
                .one();
    }
}
