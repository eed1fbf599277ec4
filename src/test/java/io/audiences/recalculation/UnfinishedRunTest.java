package io.audiences.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.audiences.audience.PublishedAudience;
import io.audiences.database.DatabaseSettings;
import io.audiences.database.OtherJvm;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Cause;
import io.audiences.rules.Rule;
import io.audiences.rules.ThrowingRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that do not come to their end leave the members of the run before. */
class UnfinishedRunTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BUYERS = "{'event':'PURCHASE','operator':'at_least','value':1}";

    private final DatabaseSettings settings = TestDatabase.freshSettings();
    private final Shop shop = new Shop(TestDatabase.open(settings), NOW);

    @BeforeEach
    void runOnce() {
        shop.event("e1", "ana", "PURCHASE", "2026-05-01T00:00:00Z", "");
        shop.publish("buyers", BUYERS);
        assertThat(shop.run("buyers").state()).isEqualTo(RunState.SUCCEEDED);
        shop.event("e2", "ben", "PURCHASE", "2026-05-01T00:00:00Z", "");
        shop.now = NOW.plusSeconds(1);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void assertOldMembersStand() {
        shop.memberships.refresh();
        assertThat(shop.members("buyers")).containsExactly("ana");
        assertThat(shop.memberships.find("buyers").orElseThrow().computedAt()).isEqualTo(NOW);
    }

    private void assertNextRunSucceeds() {
        assertThat(shop.run("buyers").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.members("buyers")).containsExactly("ana", "ben");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPILING", "EVALUATING", "COMMITTING"})
    void cancelledWhileRunning(Phase when) {
        AtomicReference<Boolean> cancelled = new AtomicReference<>();
        Run run = shop.recalculations.run(List.of("buyers"), Cause.MANUAL, (phase, done, total) -> {
            if (phase == when && cancelled.get() == null) {
                String id = shop.database.read(new RunStore()::unfinished).get(0);
                cancelled.set(shop.recalculations.cancel(id));
            }
        });
        assertThat(cancelled).hasValue(true);
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.finishedAt()).contains(shop.now);
        assertThat(run.failure()).isEmpty();
        assertThat(run.audiences()).extracting(AudienceResult::state).containsExactly(RunState.CANCELLED);
        assertOldMembersStand();
        assertThat(shop.recalculations.cancel(run.id())).isFalse();
        assertNextRunSucceeds();
    }

    @Test
    void cancelledWhileQueued() {
        List<Run> queued = new ArrayList<>();
        shop.recalculations.run(List.of(), Cause.MANUAL, (phase, done, total) -> {
            if (phase == Phase.COMPILING) {
                queued.add(shop.recalculations.request(List.of("buyers"), Cause.MANUAL));
                assertThat(queued.get(0).state()).isEqualTo(RunState.QUEUED);
                assertThat(shop.recalculations.cancel(queued.get(0).id())).isTrue();
            }
        });
        shop.run();
        Run run = shop.recalculations.get(queued.get(0).id());
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.startedAt()).isEmpty();
        assertOldMembersStand();
        assertNextRunSucceeds();
    }

    @Test
    void archivedWhileQueued() {
        List<Run> queued = new ArrayList<>();
        shop.recalculations.run(List.of(), Cause.MANUAL, (phase, done, total) -> {
            if (phase == Phase.COMPILING) {
                queued.add(shop.recalculations.request(List.of("buyers"), Cause.MANUAL));
                shop.audiences.archive("buyers", "ana");
            }
        });
        shop.run();
        Run run = shop.recalculations.get(queued.get(0).id());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.audiences().get(0).failure().orElseThrow().code()).isEqualTo("not_published");
        assertOldMembersStand();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPILING", "EVALUATING", "COMMITTING"})
    void brokenByAnException(Phase when) {
        Run run = shop.recalculations.run(List.of("buyers"), Cause.MANUAL, (phase, done, total) -> {
            if (phase == when) {
                throw new IllegalStateException("as if the server broke down");
            }
        });
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().code()).isEqualTo("run_failed");
        assertThat(run.audiences()).extracting(AudienceResult::state).containsExactly(RunState.FAILED);
        assertOldMembersStand();
        assertNextRunSucceeds();
    }

    @ParameterizedTest
    @EnumSource(names = {"EVALUATING", "COMMITTING"})
    void killedWithTheProcess(Phase when) throws IOException {
        try (OtherJvm other =
                OtherJvm.start(DoomedRun.class, settings.url(), settings.user(), settings.password(), when.name())) {
            other.awaitLine(line -> line.equals("at " + when));
            other.kill();
        }
        List<Run> left = shop.recalculations.list(2, Optional.empty()).items();
        assertThat(left).extracting(Run::state).containsExactly(RunState.QUEUED, RunState.RUNNING);
        shop.recalculations.failInterrupted();
        assertThat(shop.recalculations.list(2, Optional.empty()).items()).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.failure()).contains(Failure.interrupted());
            assertThat(run.finishedAt()).contains(shop.now);
            assertThat(run.audiences()).extracting(AudienceResult::state).containsExactly(RunState.FAILED);
        });
        assertOldMembersStand();
        assertNextRunSucceeds();
    }

    @Test
    void aRuleThatThrowsIsLeftOutAndTheOthersGoOn() {
        for (int i = 0; i < 1_100; i++) {
            shop.customer("c" + i, "{'points':%d}".formatted(i));
        }
        shop.publish("throwing", BUYERS);
        shop.run("throwing");
        shop.publish("points", "{'attribute':'points','operator':'at_least','value':100}");
        PublishedAudience points = shop.audiences.findPublished("points").orElseThrow();
        Rule sound = shop.compiler.compile(points.criteria(), shop.catalogue.vocabulary());
        PublishedAudience throwing = shop.audiences.findPublished("throwing").orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Recalculation recalculation = new Recalculation(
                    shop.audiences,
                    shop.catalogue::vocabulary,
                    shop.compiler,
                    new Pass(shop.reader, shop.compiler, threads, 2),
                    shop.memberships);
            Recalculation.Prepared prepared = new Recalculation.Prepared(
                    Map.of(points, sound, throwing, ThrowingRule.in(shop.compiler)), Map.of(), List.of());
            Recalculation.Found found =
                    recalculation.evaluate(prepared, shop.now, new Watch(), (phase, done, total) -> {});
            List<AudienceResult> results = shop.database.inTransaction(
                    handle -> recalculation.commit(handle, found, "run", Cause.MANUAL, shop.now));
            assertThat(results).anySatisfy(result -> {
                assertThat(result.audience()).isEqualTo("throwing");
                assertThat(result.failure().orElseThrow().code()).isEqualTo("evaluation_failed");
            });
        } finally {
            threads.shutdownNow();
        }
        shop.memberships.refresh();
        assertThat(shop.members("points")).hasSize(1_000);
        assertThat(shop.members("throwing")).containsExactly("ana", "ben");
    }

    @Test
    void aRunOfAudiencesThatAllFailStillTellsOfEach() {
        shop.audiences.archive("buyers", "ana");
        Run run = shop.run("buyers", "unknown");
        assertThat(run.failure().orElseThrow().code()).isEqualTo("audiences_failed");
        assertThat(run.audiences())
                .allSatisfy(result -> assertThat(result.failure()).contains(Failure.notPublished(result.audience())));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Rule throwing = ThrowingRule.in(shop.compiler);
            Plan plan = new Plan(List.of(Set.of(throwing)), Map.of(), Map.of());
            Pass.Result result = new Pass(shop.reader, shop.compiler, threads, 2)
                    .evaluate(plan, shop.now, new Watch(), (phase, done, total) -> {});
            assertThat(result.failures()).containsOnlyKeys(throwing.number());
            assertThat(result.customers()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void workersStopWhenTheRunBreaks() {
        for (int i = 0; i < 3; i++) {
            shop.customer("c" + i, "{'points':1}");
        }
        ExecutorService one = Executors.newSingleThreadExecutor();
        CountDownLatch broken = new CountDownLatch(1);
        try {
            Future<Boolean> busy = one.submit(() -> broken.await(1, TimeUnit.MINUTES));
            Pass pass = new Pass(shop.reader, shop.compiler, one, 1);
            Watch watch = new Watch();
            PublishedAudience buyers = shop.audiences.findPublished("buyers").orElseThrow();
            Rule rule = shop.compiler.compile(buyers.criteria(), shop.catalogue.vocabulary());
            Plan plan = Plan.of(Map.of(buyers, rule), Map.of());
            assertThatThrownBy(() -> pass.evaluate(plan, shop.now, watch, (phase, done, total) -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            assertThatThrownBy(watch::check).isInstanceOf(RunCancelled.class);
            broken.countDown();
            assertThat(busy).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            one.shutdownNow();
        }
    }
}
