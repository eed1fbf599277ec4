package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        database.useTransaction(
                handle -> handle.execute("CREATE TABLE account (id INT PRIMARY KEY, amount INT NOT NULL)"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void twoAccounts() {
        database.useTransaction(handle -> {
            handle.execute("DELETE FROM account");
            handle.execute("INSERT INTO account VALUES (1, 0), (2, 0)");
        });
    }

    @Test
    void runsTheLoserOfADeadlockAgain() {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> addToBoth(2, 1, bothHoldOne, attempts));
        addToBoth(1, 2, bothHoldOne, attempts);
        other.join();
        assertThat(attempts).hasValue(3);
        assertThat(amounts()).containsExactly(2, 2);
    }

    private static void addToBoth(int first, int second, CountDownLatch bothHoldOne, AtomicInteger attempts) {
        database.useTransaction(handle -> {
            attempts.incrementAndGet();
            add(handle, first);
            bothHoldOne.countDown();
            awaitUninterruptibly(bothHoldOne);
            add(handle, second);
        });
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rollsBackWhatTheWorkDidBeforeItThrew() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    add(handle, 1);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(amounts()).containsExactly(0, 0);
    }

    @Test
    void runsAgainWhenTheStoreAsksForIt() {
        AtomicInteger attempts = new AtomicInteger();
        int result = database.<Integer>inTransaction(handle -> {
            add(handle, 1);
            if (attempts.incrementAndGet() < 3) {
                throw new RetryTransaction("again", null);
            }
            return attempts.get();
        });
        assertThat(result).isEqualTo(3);
        assertThat(amounts()).containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1020, 1205, 1213})
    void runsAgainAfterLosingAgainstOthers(int errorCode) {
        AtomicInteger attempts = new AtomicInteger();
        database.useTransaction(handle -> {
            if (attempts.incrementAndGet() == 1) {
                throw new DatabaseException("refused", new SQLException("lost", "HY000", errorCode));
            }
        });
        assertThat(attempts).hasValue(2);
    }

    @Test
    void doesNotRepeatWhatFailsForAnotherReason() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    attempts.incrementAndGet();
                    handle.execute("INSERT INTO account VALUES (1, 0)");
                }))
                .matches(Database::isDuplicateKey);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpAfterEightAttempts() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    attempts.incrementAndGet();
                    throw new RetryTransaction("again", null);
                }))
                .isInstanceOf(RetryTransaction.class);
        assertThat(attempts).hasValue(8);
    }

    @Test
    void tellsADuplicateKeyFromOtherFailures() {
        assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute("INSERT INTO account VALUES (1, 0)")))
                .matches(Database::isDuplicateKey);
        assertThatThrownBy(
                        () -> database.useTransaction(handle -> handle.execute("INSERT INTO account VALUES (3, NULL)")))
                .matches(thrown -> !Database.isDuplicateKey(thrown));
    }

    @Test
    void joinsTheTransactionItRunsIn() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    database.useTransaction(inner -> add(inner, 1));
                    assertThat(amounts()).containsExactly(1, 0);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(amounts()).containsExactly(0, 0);
    }

    @Test
    void seesInATransactionWhatOthersCommittedMeanwhile() {
        database.useTransaction(handle -> {
            assertThat(amounts()).containsExactly(0, 0);
            CompletableFuture.runAsync(() -> database.useTransaction(other -> add(other, 1)))
                    .join();
            assertThat(amounts()).containsExactly(1, 0);
        });
    }

    @Test
    void readsOneSnapshotAndRefusesWrites() {
        database.<Object>read(handle -> {
            CompletableFuture.runAsync(() -> database.useTransaction(other -> add(other, 1)))
                    .join();
            assertThat(amounts(handle)).containsExactly(0, 0);
            assertThatThrownBy(() -> add(handle, 2)).hasMessageContaining("READ ONLY");
            return handle;
        });
        assertThat(amounts()).containsExactly(1, 0);
    }

    private static void add(Handle handle, int id) {
        handle.createUpdate("UPDATE account SET amount = amount + 1 WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private static List<Integer> amounts() {
        return database.read(TransactionTest::amounts);
    }

    private static List<Integer> amounts(Handle handle) {
        return handle.createQuery("SELECT amount FROM account ORDER BY id")
                .mapTo(Integer.class)
                .list();
    }
}
