package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.audiences.database.Database;
import io.audiences.database.InvalidCursor;
import io.audiences.database.Page;
import io.audiences.database.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class MembershipsTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final Database database = DATABASE;
    private final Memberships memberships = new Memberships(database, InstantSource.fixed(START));

    @AfterEach
    void clear() {
        database.useTransaction(handle -> {
            handle.execute("DELETE FROM membership_changes");
            handle.execute("DELETE FROM memberships");
            handle.execute("UPDATE membership_revision SET revision = 0, erased = ''");
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Instant hour(int hour) {
        return START.plusSeconds(3600L * hour);
    }

    private Committed commit(String audience, int hour, int... members) {
        return commit(
                new Calculation(audience, 1, "run-" + hour, hour(hour), Cause.MANUAL, RoaringBitmap.bitmapOf(members)));
    }

    private Committed commit(Calculation calculation) {
        Committed committed = database.inTransaction(transaction -> memberships.commit(transaction, calculation));
        memberships.refresh();
        return committed;
    }

    private Answer check(String audience, int customer) {
        return memberships.check(audience, customer).orElseThrow();
    }

    @Test
    void answersWithTheLastCalculation() {
        assertThat(commit("vip", 0, 1, 2, 3)).isEqualTo(new Committed(Committed.Outcome.CHANGED, 3, 0, 3));
        assertThat(commit("vip", 1, 2, 3, 4, 5)).isEqualTo(new Committed(Committed.Outcome.CHANGED, 2, 1, 4));

        assertThat(check("vip", 2))
                .isEqualTo(new Answer(
                        2, "vip", true, Optional.of(hour(0)), 1, hour(1), Answer.Mode.STORED, false, Optional.empty()));
        assertThat(check("vip", 4).since()).contains(hour(1));
        assertThat(check("vip", 1).member()).isFalse();
        assertThat(check("vip", 1).since()).isEmpty();
        assertThat(memberships.find("vip")).contains(new Calculated(1, "run-1", hour(1), 4));
    }

    @Test
    void hasNoAnswerForAnAudienceThatWasNeverCalculated() {
        assertThat(memberships.check("vip", 1)).isEmpty();
        assertThat(memberships.find("vip")).isEmpty();
        assertThat(memberships.members("vip", Optional.empty(), 10)).isEmpty();
        assertThat(memberships.forEachMember("vip", 10, batch -> {})).isFalse();
        assertThat(memberships.memberAsOf("vip", 1, START)).isEmpty();
    }

    @Test
    void distinguishesEmptyFromNeverCalculated() {
        assertThat(commit("empty", 0)).isEqualTo(new Committed(Committed.Outcome.UNCHANGED, 0, 0, 0));

        assertThat(check("empty", 1).member()).isFalse();
        assertThat(memberships.members("empty", Optional.empty(), 10))
                .contains(new Page<>(List.of(), Optional.empty()));
        assertThat(memberships.memberAsOf("empty", 1, hour(0))).contains(false);
        assertThat(memberships.memberAsOf("empty", 1, hour(-1))).isEmpty();
    }

    @Test
    void writesNoChangeWhenNothingChanged() {
        commit("vip", 0, 1, 2);
        Committed again =
                commit(new Calculation("vip", 2, "later", hour(5), Cause.SCHEDULE, RoaringBitmap.bitmapOf(1, 2)));

        assertThat(again).isEqualTo(new Committed(Committed.Outcome.UNCHANGED, 0, 0, 2));
        assertThat(memberships.history("vip", Optional.empty(), 10).items()).hasSize(1);
        assertThat(memberships.find("vip")).contains(new Calculated(2, "later", hour(5), 2));
        assertThat(check("vip", 1).since()).contains(hour(0));
        assertThat(check("vip", 1).computedAt()).isEqualTo(hour(5));
    }

    @Test
    void keepsTheLaterResultWhenAnEarlierOneComesLate() {
        commit("vip", 5, 1, 2);

        assertThat(commit("vip", 4, 7)).isEqualTo(new Committed(Committed.Outcome.SUPERSEDED, 0, 0, 2));
        assertThat(memberships.audiencesOf(7)).isEmpty();
        assertThat(memberships.find("vip")).contains(new Calculated(1, "run-5", hour(5), 2));
    }

    @Test
    void keepsTheLaterVersionWhenARunOfAnEarlierOneComesLate() {
        commit(new Calculation("vip", 3, "new", hour(1), Cause.PUBLISH, RoaringBitmap.bitmapOf(1)));

        assertThat(commit("vip", 2, 7).outcome()).isEqualTo(Committed.Outcome.SUPERSEDED);
        assertThat(memberships.audiencesOf(1)).containsExactly("vip");
    }

    @Test
    void leavesTheOldMembersWhenTheTransactionFails() {
        commit("vip", 0, 1, 2);

        assertThatThrownBy(() -> database.useTransaction(transaction -> {
                    memberships.commit(
                            transaction,
                            new Calculation("vip", 1, "bad", hour(1), Cause.MANUAL, RoaringBitmap.bitmapOf(9)));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        memberships.refresh();

        assertThat(memberships.audiencesOf(1)).containsExactly("vip");
        assertThat(memberships.audiencesOf(9)).isEmpty();
        assertThat(memberships.history("vip", Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void saysSinceWhenAfterLeavingAndEnteringAgain() {
        commit("vip", 0, 1, 2);
        assertThat(check("vip", 1).since()).contains(hour(0));
        commit("vip", 1, 2);
        commit("vip", 2, 1, 2);

        assertThat(check("vip", 1).since()).contains(hour(2));
        assertThat(check("vip", 2).since()).contains(hour(0));
        Memberships other = new Memberships(database, InstantSource.fixed(START));
        assertThat(other.check("vip", 1).orElseThrow().since()).contains(hour(2));
        assertThat(other.check("vip", 2).orElseThrow().since()).contains(hour(0));
    }

    @Test
    void listsTheAudiencesOfCustomersInOrder() {
        commit("b", 0, 1, 2);
        commit("a", 0, 1, 3);
        commit("c", 0, 4);

        assertThat(memberships.audiencesOf(1)).containsExactly("a", "b");
        assertThat(memberships.audiencesOf(99)).isEmpty();
        assertThat(memberships.audiencesOf(List.of(3, 1, 99), List.of("c", "b", "a", "never")))
                .containsExactly(Map.entry(3, List.of("a")), Map.entry(1, List.of("a", "b")), Map.entry(99, List.of()));
        assertThat(memberships.audiencesOf(List.of(1), List.of("b"))).containsExactly(Map.entry(1, List.of("b")));
    }

    @Test
    void pagesOverOneResultWhileRunsCommit() {
        commit("vip", 0, 1, 3, 5, 7, 9);
        Page<Integer> first = memberships.members("vip", Optional.empty(), 2).orElseThrow();
        commit("vip", 1, 2, 3, 6, 9);
        Page<Integer> second = memberships.members("vip", first.nextCursor(), 2).orElseThrow();
        commit("vip", 2, 100);
        Page<Integer> third = memberships.members("vip", second.nextCursor(), 2).orElseThrow();

        assertThat(first.items()).containsExactly(1, 3);
        assertThat(second.items()).containsExactly(5, 7);
        assertThat(third).isEqualTo(new Page<>(List.of(9), Optional.empty()));
        assertThat(memberships.members("vip", Optional.empty(), 2))
                .contains(new Page<>(List.of(100), Optional.empty()));
    }

    @Test
    void refusesCursorsOfResultsThatAreGone() {
        commit("vip", 0, 1, 2, 3);
        commit("other", 0, 1, 2, 3);
        Optional<String> cursor =
                memberships.members("vip", Optional.empty(), 1).orElseThrow().nextCursor();
        database.useTransaction(transaction -> memberships.dropAudience(transaction, "vip"));
        memberships.refresh();

        assertThat(memberships.members("vip", cursor, 1)).isEmpty();
        commit("vip", 1, 1, 2);
        assertThatThrownBy(() -> memberships.members("vip", cursor, 1)).isInstanceOf(ExpiredCursor.class);
        assertThatThrownBy(() -> memberships.members("other", cursor, 1)).isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> memberships.members("vip", Optional.of("%%%"), 1))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void streamsAllMembersInBatches() {
        commit("vip", 0, 1, 2, 3, 4, 5);
        List<List<Integer>> batches = new ArrayList<>();

        assertThat(memberships.forEachMember("vip", 2, batches::add)).isTrue();
        assertThat(batches).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void tellsTheHistoryOfAnAudience() {
        commit("vip", 0, 1, 2);
        commit("other", 1, 1);
        commit("vip", 2, 2, 3, 4);

        Page<AudienceHistoryEntry> newest = memberships.history("vip", Optional.empty(), 1);
        Page<AudienceHistoryEntry> oldest = memberships.history("vip", newest.nextCursor(), 1);

        assertThat(newest.items())
                .containsExactly(new AudienceHistoryEntry(3, hour(2), "run-2", 1, Cause.MANUAL, 2, 1, 3));
        assertThat(oldest.items())
                .containsExactly(new AudienceHistoryEntry(1, hour(0), "run-0", 1, Cause.MANUAL, 2, 0, 2));
        assertThat(oldest.nextCursor()).isEmpty();
    }

    @Test
    void tellsTheHistoryOfACustomer() {
        commit("vip", 0, 1, 2);
        commit("other", 1, 1);
        commit("vip", 2, 2);

        Page<MembershipChange> newest = memberships.history(1, Optional.empty(), 2);

        assertThat(newest.items())
                .extracting(MembershipChange::audience, MembershipChange::change, MembershipChange::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("vip", MembershipChange.Kind.EXITED, hour(2)),
                        org.assertj.core.groups.Tuple.tuple("other", MembershipChange.Kind.ENTERED, hour(1)));
        assertThat(memberships.history(1, newest.nextCursor(), 2).items()).hasSize(1);
    }

    @Test
    void dropsAnAudienceWithItsHistory() {
        commit("vip", 0, 1, 2);
        database.useTransaction(transaction -> memberships.dropAudience(transaction, "vip"));
        memberships.refresh();

        assertThat(memberships.check("vip", 1)).isEmpty();
        assertThat(memberships.audiencesOf(1)).isEmpty();
        assertThat(memberships.history("vip", Optional.empty(), 10).items()).isEmpty();
        assertThat(memberships.history(1, Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void followsWhatAnotherServerCommits() {
        Memberships other = new Memberships(database, InstantSource.fixed(START));
        assertThat(other.check("vip", 1)).isEmpty();

        commit("vip", 0, 1);
        commit("gone", 0, 1);
        other.refresh();
        assertThat(other.check("vip", 1).orElseThrow().since()).contains(hour(0));

        commit("vip", 1, 1, 2);
        database.useTransaction(transaction -> memberships.dropAudience(transaction, "gone"));
        other.refresh();
        assertThat(other.check("vip", 2).orElseThrow().since()).contains(hour(1));
        assertThat(other.audiencesOf(1)).containsExactly("vip");
    }
}
