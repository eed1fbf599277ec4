package io.audiences.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.audiences.condition.ValueType;
import io.audiences.membership.AudienceHistoryEntry;
import io.audiences.membership.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecalculationsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BUYERS = "{'event':'PURCHASE','operator':'at_least','value':1}";
    private static final String SPENDERS =
            "{'event':'PURCHASE','measure':{'function':'sum','of':'value'},'operator':'at_least','value':1}";
    private static final String FROM_CO = "{'attribute':'country','operator':'equals','value':'CO'}";

    private final Shop shop = new Shop(NOW);

    @BeforeEach
    void fill() {
        shop.customer("ana", "{'country':'CO','points':7}");
        shop.customer("ben", "{'country':'ES','points':8}");
        shop.customer("eva", "{}");
        shop.event("e1", "ana", "PURCHASE", "2026-05-01T00:00:00Z", "'value':0.7,'brand':'acme'");
        shop.event("e2", "ana", "PURCHASE", "2026-05-02T00:00:00Z", "'value':0.3,'brand':'globex'");
        shop.event("e3", "ben", "PURCHASE", "2026-05-02T00:00:00Z", "'value':5,'brand':'globex'");
        shop.event("e4", "eva", "PURCHASE", "2026-06-01T12:00:01.000001Z", "'value':5,'brand':'acme'");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private int number(String customer) {
        return shop.numbers.find(customer).orElseThrow();
    }

    @Test
    void computesMembersAndLedger() {
        shop.publish("spenders", SPENDERS);
        List<Phase> phases = new ArrayList<>();
        Run run = shop.recalculations.run(List.of("spenders"), Cause.PUBLISH, (phase, done, total) -> {
            if (!phases.contains(phase)) {
                phases.add(phase);
            }
        });
        assertThat(shop.members("spenders")).containsExactly("ana", "ben");
        assertThat(phases).containsExactly(Phase.COMPILING, Phase.EVALUATING, Phase.COMMITTING, Phase.DONE);
        assertThat(run)
                .isEqualTo(new Run(
                        run.id(),
                        RunState.SUCCEEDED,
                        Cause.PUBLISH,
                        Phase.DONE,
                        Optional.of(NOW),
                        3,
                        3,
                        2,
                        0,
                        NOW,
                        Optional.of(NOW),
                        Optional.of(NOW),
                        Optional.empty(),
                        List.of(new AudienceResult("spenders", 1, RunState.SUCCEEDED, 2, 2, 0, Optional.empty()))));
        assertThat(shop.memberships.find("spenders").orElseThrow().computedAt()).isEqualTo(NOW);
    }

    @Test
    void writesOnlyDifferences() {
        shop.publish("spenders", SPENDERS);
        Run first = shop.run("spenders");
        shop.now = NOW.plusSeconds(1);
        Run same = shop.run("spenders");
        shop.events.takeBack("e2");
        shop.now = NOW.plusSeconds(2);
        Run last = shop.run("spenders");
        assertThat(List.of(first, same, last))
                .extracting(
                        Run::entered, Run::exited, run -> run.audiences().get(0).members())
                .containsExactly(tuple(2L, 0L, 2L), tuple(0L, 0L, 2L), tuple(1L, 1L, 2L));
        assertThat(shop.memberships.history("spenders", Optional.empty(), 10).items())
                .extracting(AudienceHistoryEntry::run, AudienceHistoryEntry::entered, AudienceHistoryEntry::exited)
                .containsExactly(tuple(last.id(), 1L, 1L), tuple(first.id(), 2L, 0L));
        assertThat(shop.members("spenders")).containsExactly("ben", "eva");
    }

    @Test
    void calculatesManyAudiencesInOnePass() {
        shop.publish("buyers", BUYERS);
        shop.publish("buyers-too", BUYERS);
        shop.publish("from-co", FROM_CO);
        shop.publish("nobody", "{'any':[]}");
        for (String brand : List.of("acme", "globex")) {
            shop.publish(Shop.json(
                    "{'id':'%s','name':'x','brands':['%s'],'condition':%s}".formatted(brand, brand, SPENDERS)));
        }
        Run run = shop.run("buyers", "buyers-too", "from-co", "nobody", "acme", "globex", "buyers");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.total()).isEqualTo(3);
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, AudienceResult::members)
                .containsExactly(
                        tuple("acme", 0L),
                        tuple("buyers", 2L),
                        tuple("buyers-too", 2L),
                        tuple("from-co", 1L),
                        tuple("globex", 1L),
                        tuple("nobody", 0L));
        assertThat(shop.members("globex")).containsExactly("ben");
        assertThat(shop.members("buyers-too")).isEqualTo(shop.members("buyers"));
        assertThat(shop.memberships.check("nobody", number("ana")).orElseThrow().member())
                .isFalse();
    }

    @Test
    void keepsTheMembersOfAnAudienceThatNoLongerChecks() {
        shop.publish("buyers", BUYERS);
        shop.publish("points", "{'attribute':'points','operator':'at_least','value':8}");
        shop.run("buyers", "points");
        shop.catalogue.declareAttribute("points", ValueType.TEXT);
        shop.events.takeBack("e3");
        shop.now = NOW.plus(Duration.ofDays(1));
        Run run = shop.run("buyers", "points");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().code()).isEqualTo("audiences_failed");
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, AudienceResult::state, AudienceResultTexts::code)
                .containsExactly(
                        tuple("buyers", RunState.SUCCEEDED, ""), tuple("points", RunState.FAILED, "invalid_condition"));
        assertThat(run.audiences().get(1).failure().orElseThrow().detail()).startsWith("/condition/operator ");
        assertThat(shop.members("points")).containsExactly("ben");
        assertThat(shop.memberships.find("points").orElseThrow().computedAt()).isEqualTo(NOW);
        assertThat(shop.members("buyers")).containsExactly("ana", "eva");
    }

    @Test
    void survivesADefinitionThatCannotBeRead() {
        shop.publish("buyers", BUYERS);
        shop.publish("damaged", BUYERS);
        shop.run("damaged");
        shop.database.useTransaction(
                handle -> handle.execute("UPDATE audience_versions SET definition = '{' WHERE audience = 'damaged'"));
        Run run = shop.run("damaged", "buyers");
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, AudienceResultTexts::code)
                .containsExactly(tuple("buyers", ""), tuple("damaged", "compilation_failed"));
        assertThat(shop.members("buyers")).containsExactly("ana", "ben");
        assertThat(shop.members("damaged")).containsExactly("ana", "ben");
    }

    @Test
    void failsWhatIsNotPublishedAnyMore() {
        shop.publish("buyers", BUYERS);
        shop.publish("early", BUYERS);
        shop.publish("late", BUYERS);
        shop.run("early", "late");
        Run run = shop.recalculations.run(
                List.of("buyers", "early", "late", "unknown"), Cause.MANUAL, (phase, done, total) -> {
                    if (phase == Phase.COMPILING) {
                        shop.audiences.archive("early", "ana");
                        shop.events.takeBack("e3");
                    } else if (phase == Phase.COMMITTING) {
                        shop.audiences.archive("late", "ana");
                    }
                });
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, AudienceResultTexts::code)
                .containsExactly(
                        tuple("buyers", ""),
                        tuple("early", "not_published"),
                        tuple("late", "not_published"),
                        tuple("unknown", "not_published"));
        assertThat(shop.members("buyers")).containsExactly("ana");
        assertThat(shop.members("early")).containsExactly("ana", "ben");
        assertThat(shop.members("late")).containsExactly("ana", "ben");
    }

    @Test
    void evaluatesTheVersionThatIsPublishedWhenTheRunStarts() {
        shop.publish("buyers", BUYERS);
        shop.audiences.update("buyers", Shop.json("{'name':'x','condition':" + FROM_CO + "}"), 1, "ana");
        assertThat(shop.run("buyers").audiences().get(0).version()).isEqualTo(1);
        shop.audiences.publish("buyers", "ana");
        Run run = shop.run("buyers");
        assertThat(run.audiences().get(0).version()).isEqualTo(2);
        assertThat(shop.members("buyers")).containsExactly("ana");
    }

    @Test
    void forgetsAnErasedCustomerEvenIfErasedDuringTheRun() {
        shop.publish("buyers", BUYERS);
        shop.run("buyers");
        shop.now = NOW.plusSeconds(2);
        int ben = number("ben");
        shop.recalculations.run(List.of("buyers"), Cause.MANUAL, (phase, done, total) -> {
            if (phase == Phase.COMMITTING) {
                shop.customers.erase("ben");
            }
        });
        assertThat(shop.members("buyers")).containsExactly("ana", "eva");
        assertThat(shop.memberships.check("buyers", ben).orElseThrow().member()).isFalse();
        shop.customers.erase("eva");
        shop.memberships.refresh();
        Run run = shop.run("buyers");
        assertThat(List.of(run.total(), run.exited())).containsExactly(1L, 0L);
        assertThat(shop.members("buyers")).containsExactly("ana");
    }

    @Test
    void isNotDisturbedByCustomersThatComeDuringTheRun() {
        shop.publish("buyers", BUYERS);
        Run run = shop.recalculations.run(List.of("buyers"), Cause.MANUAL, (phase, done, total) -> {
            if (phase == Phase.COMPILING || phase == Phase.COMMITTING) {
                shop.event(phase + "-1", phase + "-customer", "PURCHASE", "2026-05-01T00:00:00Z", "");
            }
        });
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.members("buyers")).containsExactly("COMPILING-customer", "ana", "ben");
        shop.now = NOW.plusSeconds(2);
        assertThat(shop.run("buyers").entered()).isEqualTo(2);
    }

    @Test
    void agreesWithLiveEvaluationRightAfterARun() {
        shop.publish("buyers", BUYERS);
        shop.publish("buyers-too", BUYERS);
        shop.publish("spenders", SPENDERS);
        shop.publish("from-co", FROM_CO);
        shop.publish(Shop.json("{'id':'acme','name':'x','brands':['acme'],'condition':" + BUYERS + "}"));
        Run run = shop.run("buyers", "buyers-too", "spenders", "from-co", "acme");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        for (String customer : List.of("ana", "ben", "eva")) {
            assertThat(shop.live.matching(shop.audiences.published(), customer, NOW))
                    .contains(Set.copyOf(shop.memberships.audiencesOf(number(customer))));
        }
        assertThat(shop.live.matching(shop.audiences.published(), "nobody", NOW))
                .isEmpty();
    }

    @Test
    void listsRunsNewestFirst() {
        shop.publish("buyers", BUYERS);
        List<Run> runs = List.of(shop.run("buyers"), shop.run("buyers"), shop.run());
        var first = shop.recalculations.list(2, Optional.empty());
        assertThat(first.items()).containsExactly(runs.get(2), runs.get(1));
        assertThat(shop.recalculations.list(2, first.nextCursor()).items()).containsExactly(runs.get(0));
        assertThat(runs.get(2).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.recalculations.find("none")).isEmpty();
    }

    /** What is asked of results. */
    private static final class AudienceResultTexts {
        private AudienceResultTexts() {}

        static String code(AudienceResult result) {
            return result.failure().map(Failure::code).orElse("");
        }
    }
}
