package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.customer.Micros;
import io.audiences.database.Database;
import io.audiences.database.Page;
import io.audiences.database.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** Random calculations, erasures and paging against a plain model that keeps every result in full. */
class MembershipModelTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final List<String> AUDIENCES = List.of("a", "b", "c");
    private static final int CUSTOMERS = 40;
    private static final int STEPS = 120;

    private final Database database = DATABASE;
    private final ChangeStore changes = new ChangeStore();
    private final Memberships memberships = new Memberships(database, InstantSource.fixed(START));

    /** Per audience every result by its instant. */
    private final Map<String, NavigableMap<Instant, Set<Integer>>> model = new HashMap<>();

    private final Set<Integer> erased = new TreeSet<>();

    /** Pages being read: the cursor and what is left to come. */
    private record Paging(String audience, Optional<String> cursor, List<Integer> rest) {}

    private final List<Paging> pagings = new ArrayList<>();

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithThePlainModel(long seed) {
        Random random = new Random(seed);
        AUDIENCES.forEach(audience -> model.put(audience, new TreeMap<>()));
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(100);
            if (choice < 70) {
                calculate(random, START.plusSeconds(step));
            } else if (choice < 75) {
                erase(random.nextInt(CUSTOMERS));
            } else if (choice < 85) {
                startPaging(AUDIENCES.get(random.nextInt(AUDIENCES.size())));
            } else if (!pagings.isEmpty()) {
                continuePaging(random);
            }
            if (step % 10 == 0) {
                assertAnswers();
            }
        }
        assertAnswers();
        AUDIENCES.forEach(this::assertReplay);
        AUDIENCES.forEach(this::assertAsOf);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            assertHistory(customer);
        }
    }

    private void calculate(Random random, Instant asOf) {
        database.useTransaction(transaction -> {
            for (String audience : AUDIENCES) {
                if (random.nextInt(3) == 0) {
                    continue;
                }
                Set<Integer> members = random.nextInt(5) == 0 ? latest(audience) : someCustomers(random);
                // a pass that read its facts before an erasure still finds the erased customers
                RoaringBitmap found = RoaringBitmap.bitmapOf(IntStream.concat(
                                members.stream().mapToInt(m -> m),
                                erased.stream().mapToInt(m -> m))
                        .toArray());
                memberships.commit(transaction, new Calculation(audience, 1, "run", asOf, Cause.MANUAL, found));
                members.removeAll(erased);
                results(audience).put(asOf, members);
            }
        });
        memberships.refresh();
    }

    private static Set<Integer> someCustomers(Random random) {
        Set<Integer> members = new TreeSet<>();
        int share = random.nextInt(4);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            if (random.nextInt(4) < share) {
                members.add(customer);
            }
        }
        return members;
    }

    private void erase(int customer) {
        database.useTransaction(transaction -> memberships.erase(transaction, customer));
        memberships.refresh();
        erased.add(customer);
        model.values().forEach(results -> results.values().forEach(members -> members.remove(customer)));
        pagings.forEach(paging -> paging.rest().remove(Integer.valueOf(customer)));
    }

    private void startPaging(String audience) {
        Optional<Page<Integer>> first = memberships.members(audience, Optional.empty(), 3);
        assertThat(first.isPresent()).isEqualTo(!results(audience).isEmpty());
        first.ifPresent(page -> {
            List<Integer> rest = new ArrayList<>(latest(audience));
            continuePaging(new Paging(audience, Optional.empty(), rest), page);
        });
    }

    private void continuePaging(Random random) {
        Paging paging = pagings.remove(random.nextInt(pagings.size()));
        continuePaging(
                paging,
                memberships.members(paging.audience(), paging.cursor(), 3).orElseThrow());
    }

    private void continuePaging(Paging paging, Page<Integer> page) {
        List<Integer> rest = paging.rest();
        assertThat(page.items()).isEqualTo(rest.subList(0, Math.min(3, rest.size())));
        if (page.nextCursor().isPresent()) {
            pagings.add(
                    new Paging(paging.audience(), page.nextCursor(), new ArrayList<>(rest.subList(3, rest.size()))));
        } else {
            assertThat(rest).hasSizeLessThanOrEqualTo(3);
        }
    }

    private NavigableMap<Instant, Set<Integer>> results(String audience) {
        return model.computeIfAbsent(audience, absent -> new TreeMap<>());
    }

    private Set<Integer> latest(String audience) {
        NavigableMap<Instant, Set<Integer>> results = results(audience);
        return results.isEmpty()
                ? new TreeSet<>()
                : new TreeSet<>(results.lastEntry().getValue());
    }

    private void assertAnswers() {
        for (String audience : AUDIENCES) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                Optional<Answer> answer = memberships.check(audience, customer);
                if (results(audience).isEmpty()) {
                    assertThat(answer).isEmpty();
                    continue;
                }
                assertThat(answer.orElseThrow().member())
                        .isEqualTo(latest(audience).contains(customer));
                assertThat(answer.orElseThrow().since()).isEqualTo(since(audience, customer));
                assertThat(answer.orElseThrow().computedAt())
                        .isEqualTo(results(audience).lastKey());
            }
        }
    }

    private Optional<Instant> since(String audience, int customer) {
        Optional<Instant> since = Optional.empty();
        for (Map.Entry<Instant, Set<Integer>> result :
                results(audience).descendingMap().entrySet()) {
            if (!result.getValue().contains(customer)) {
                return since;
            }
            since = Optional.of(result.getKey());
        }
        return since;
    }

    private void assertReplay(String audience) {
        RoaringBitmap replayed = new RoaringBitmap();
        for (ChangeSet change : database.read(handle -> changes.listAfter(handle, audience, 0, Long.MAX_VALUE))) {
            assertThat(RoaringBitmap.intersects(replayed, change.entered())).isFalse();
            assertThat(replayed.contains(change.exited())).isTrue();
            replayed.andNot(change.exited());
            replayed.or(change.entered());
            assertThat(change.size()).isEqualTo(replayed.getLongCardinality());
            Set<Integer> expected = results(audience).get(Micros.toInstant(change.asOf()));
            assertThat(replayed).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(latest(audience));
        List<AudienceHistoryEntry> history =
                memberships.history(audience, Optional.empty(), 1000).items();
        long size = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            size += history.get(i).entered() - history.get(i).exited();
            assertThat(history.get(i).size()).isEqualTo(size);
        }
    }

    private void assertAsOf(String audience) {
        for (int second = -1; second <= STEPS; second += 11) {
            Instant instant = START.plusSeconds(second).plusMillis(500);
            Map.Entry<Instant, Set<Integer>> result = results(audience).floorEntry(instant);
            for (int customer = 0; customer < CUSTOMERS; customer += 5) {
                int asked = customer;
                assertThat(memberships.memberAsOf(audience, asked, instant))
                        .isEqualTo(Optional.ofNullable(result)
                                .map(known -> known.getValue().contains(asked)));
            }
        }
    }

    private void assertHistory(int customer) {
        List<String> expected = new ArrayList<>();
        results().forEach(result -> {
            boolean isNow = result.members().contains(customer);
            if (isNow != result.before().contains(customer)) {
                expected.add(result.audience() + (isNow ? " ENTERED " : " EXITED ") + result.at());
            }
        });
        List<String> told = memberships.history(customer, Optional.empty(), 1000).items().stream()
                .map(change -> change.audience() + " " + change.change() + " " + change.at())
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    }

    private record Result(String audience, Instant at, Set<Integer> before, Set<Integer> members) {}

    private List<Result> results() {
        List<Result> all = new ArrayList<>();
        model.forEach((audience, results) -> {
            Set<Integer> before = Set.of();
            for (Map.Entry<Instant, Set<Integer>> result : results.entrySet()) {
                all.add(new Result(audience, result.getKey(), before, result.getValue()));
                before = result.getValue();
            }
        });
        return all;
    }
}
