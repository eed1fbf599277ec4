package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.roaringbitmap.RoaringBitmap;

class ConcurrentMembershipTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final MembershipStore store = new MembershipStore();
    private final ChangeStore changeStore = new ChangeStore();
    private final Memberships memberships = new Memberships(database, InstantSource.fixed(START));
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    @Timeout(60)
    void replaysToTheMembersAfterConcurrentCommitsAndErasures() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int task = i;
            work.add(() -> task % 20 == 7 ? erase(task) : commit(task));
        }
        List<Future<Boolean>> done = threads.invokeAll(work, 50, TimeUnit.SECONDS);

        for (Future<Boolean> future : done) {
            assertThat(future.get()).isTrue();
        }
        for (String audience : List.of("a", "b")) {
            assertReplay(audience);
        }
    }

    private boolean commit(int task) {
        Random random = new Random(task);
        RoaringBitmap members = new RoaringBitmap();
        random.ints(50, 0, 200).forEach(members::add);
        // either order of audiences: the store's one lock is taken first
        List<String> audiences = task % 2 == 0 ? List.of("a", "b") : List.of("b", "a");
        database.useTransaction(transaction -> audiences.forEach(audience -> memberships.commit(
                transaction,
                new Calculation(audience, 1, "run" + task, START.plusSeconds(task), Cause.MANUAL, members))));
        memberships.refresh();
        return true;
    }

    private boolean erase(int customer) {
        database.useTransaction(transaction -> memberships.erase(transaction, customer));
        memberships.refresh();
        return true;
    }

    private void assertReplay(String audience) {
        RoaringBitmap replayed = new RoaringBitmap();
        List<ChangeSet> changes = database.read(handle -> changeStore.listAfter(handle, audience, 0, Long.MAX_VALUE));
        for (ChangeSet change : changes) {
            replayed.andNot(change.exited());
            replayed.or(change.entered());
            assertThat(change.size()).isEqualTo(replayed.getLongCardinality());
        }
        CurrentMembers current =
                database.read(handle -> store.find(handle, audience)).orElseThrow();

        assertThat(changes).extracting(ChangeSet::asOf).isSorted();
        assertThat(replayed).isEqualTo(current.members());
        assertThat(List.of(7, 27, 47, 67, 87, 107)).noneMatch(replayed::contains);
        assertThat(memberships.find(audience).orElseThrow().size()).isEqualTo(replayed.getLongCardinality());
        replayed.forEach((int member) -> assertThat(
                        memberships.check(audience, member).orElseThrow().since())
                .isPresent());
    }
}
