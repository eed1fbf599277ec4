package io.audiences.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.audiences.audience.PublishedAudience;
import io.audiences.condition.ValueType;
import io.audiences.membership.Calculation;
import io.audiences.membership.Cause;
import io.audiences.rules.Rule;
import io.audiences.rules.ThrowingRule;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class ReferencedAudiencesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** More than two batches. */
    private static final int CUSTOMERS = 1_200;

    private final Shop shop = new Shop(NOW);

    @BeforeEach
    void fill() {
        for (int from = 0; from < CUSTOMERS; from += CUSTOMERS / 2) {
            Shop.accepted(shop.customers.batch(IntStream.range(from, from + CUSTOMERS / 2)
                    .mapToObj(i -> Shop.json("{'id':'c%d','points':%d}".formatted(i, i)))
                    .toList()));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String in(String audience) {
        return "{'audience':'%s','operator':'in'}".formatted(audience);
    }

    private static String notIn(String audience) {
        return "{'audience':'%s','operator':'not_in'}".formatted(audience);
    }

    private static String all(String... conditions) {
        return "{'all':[" + String.join(",", conditions) + "]}";
    }

    private static String points(String operator, int value) {
        return "{'attribute':'points','operator':'%s','value':%d}".formatted(operator, value);
    }

    private static Set<String> customers(int from, int to) {
        Set<String> ids = new TreeSet<>();
        IntStream.range(from, to).forEach(i -> ids.add("c" + i));
        return ids;
    }

    private static String code(AudienceResult result) {
        return result.failure().map(Failure::code).orElse("");
    }

    private int number(String customer) {
        return shop.numbers.find(customer).orElseThrow();
    }

    @Test
    void anAudienceAndItsComplementPartitionTheCustomersAfterEveryRunOfBoth() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("others-too", "{'not':" + in("some") + "}");
        shop.publish("both", all(in("some"), in("others")));
        for (int change = 0; change < 3; change++) {
            shop.now = NOW.plusSeconds(change);
            int begin = 700 - change * 100;
            Run run = shop.run("both", "others", "some", "others-too");
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(shop.members("some")).isEqualTo(customers(begin, CUSTOMERS));
            assertThat(shop.members("others")).isEqualTo(customers(0, begin)).isEqualTo(shop.members("others-too"));
            assertThat(shop.members("both")).isEmpty();
            assertThat(shop.audiences
                            .update(
                                    "some",
                                    Shop.json("{'name':'x','condition':%s}".formatted(points("at_least", begin - 100))),
                                    change + 1,
                                    "ana")
                            .problems())
                    .isEmpty();
            assertThat(shop.audiences.publish("some", "ana").problems()).isEmpty();
        }
    }

    @Test
    void evaluatesADiamondAndAChainInOrderWhateverOrderIsAskedFor() {
        shop.publish("top", points("at_least", 600));
        shop.publish("left", all(in("top"), points("less_than", 900)));
        shop.publish("right", all(in("top"), points("at_least", 800)));
        shop.publish("bottom", all(in("left"), in("right")));
        shop.publish("chain-1", points("at_least", 100));
        for (int i = 2; i <= 6; i++) {
            shop.publish("chain-" + i, all(in("chain-" + (i - 1)), points("at_least", i * 100)));
        }
        Run run = shop.run(
                "bottom", "chain-6", "chain-5", "right", "chain-4", "left", "chain-3", "top", "chain-2", "chain-1");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.members("bottom")).isEqualTo(customers(800, 900));
        for (int i = 1; i <= 6; i++) {
            assertThat(shop.members("chain-" + i)).isEqualTo(customers(i * 100, CUSTOMERS));
        }
    }

    @Test
    void audiencesWithEqualConditionsShareWhatTheyName() {
        shop.publish("some", points("at_least", 700));
        shop.publish("some-too", points("at_least", 700));
        shop.publish("one", notIn("some"));
        shop.publish("two", notIn("some-too"));
        shop.publish("three", all(in("one"), in("two")));
        assertThat(shop.run("three", "two", "one", "some-too", "some").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.members("three")).isEqualTo(customers(0, 700));
    }

    @Test
    void whoIsNotInTheRunCountsAsLastCalculated() {
        shop.publish("some", points("at_least", 700));
        shop.run("some");
        shop.publish("others", notIn("some"));
        shop.customer("c700", "{'points':0}");
        shop.customer("new", "{'points':5000}");
        shop.now = NOW.plusSeconds(1);
        assertThat(shop.run("others").state()).isEqualTo(RunState.SUCCEEDED);
        Set<String> expected = customers(0, 700);
        expected.add("new");
        assertThat(shop.members("others")).isEqualTo(expected);
        assertThat(shop.memberships.find("some").orElseThrow().computedAt()).isEqualTo(NOW);
    }

    @Test
    void whatWasNeverCalculatedIsUnknownRatherThanEmpty() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("third", in("others"));
        Run run = shop.run("third", "others");
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, ReferencedAudiencesTest::code)
                .containsExactly(tuple("others", "dependency_not_calculated"), tuple("third", "dependency_failed"));
        Failure failure = run.audiences().get(0).failure().orElseThrow();
        assertThat(failure.detail()).contains("some");
        assertThat(failure.whatToDo()).contains("Recalculate audience some first");
        assertThat(shop.memberships.find("others")).isEmpty();
    }

    @Test
    void whoeverNamesAFailedAudienceFailsAndKeepsItsMembers() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("third", in("others"));
        shop.publish("alone", points("at_least", 1_000));
        shop.run("some", "others", "third", "alone");
        shop.catalogue.declareAttribute("points", ValueType.TEXT);
        shop.publish("alone-too", "{'attribute':'points','operator':'exists'}");
        shop.now = NOW.plusSeconds(1);
        Run run = shop.run("alone-too", "third", "others", "some");
        assertThat(run.audiences())
                .extracting(AudienceResult::audience, AudienceResult::version, ReferencedAudiencesTest::code)
                .containsExactly(
                        tuple("alone-too", 1, ""),
                        tuple("others", 1, "dependency_failed"),
                        tuple("some", 1, "invalid_condition"),
                        tuple("third", 1, "dependency_failed"));
        assertThat(run.audiences().get(3).failure().orElseThrow().detail()).contains("names audience others");
        assertThat(shop.members("others")).isEqualTo(customers(0, 700));
        assertThat(shop.members("third")).isEqualTo(customers(0, 700));
        assertThat(shop.memberships.find("third").orElseThrow().computedAt()).isEqualTo(NOW);
    }

    @Test
    void aRuleThatThrowsTakesAlongWhoeverNamesIt() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("third", notIn("others"));
        shop.publish("alone", points("at_least", 1_000));
        shop.run("some", "others", "third");
        Map<PublishedAudience, Rule> rules = new LinkedHashMap<>();
        for (String id : List.of("some", "others", "third", "alone")) {
            PublishedAudience audience = shop.audiences.findPublished(id).orElseThrow();
            rules.put(
                    audience,
                    id.equals("some")
                            ? ThrowingRule.in(shop.compiler)
                            : shop.compiler.compile(audience.criteria(), shop.catalogue.vocabulary()));
        }
        shop.now = NOW.plusSeconds(1);
        List<AudienceResult> results = evaluateAndCommit(rules, () -> {});
        assertThat(results)
                .extracting(AudienceResult::audience, ReferencedAudiencesTest::code)
                .containsExactly(
                        tuple("some", "evaluation_failed"),
                        tuple("others", "dependency_failed"),
                        tuple("third", "dependency_failed"),
                        tuple("alone", ""));
        assertThat(shop.members("others")).isEqualTo(customers(0, 700));
        assertThat(shop.members("alone")).isEqualTo(customers(1_000, CUSTOMERS));
    }

    private List<AudienceResult> evaluateAndCommit(Map<PublishedAudience, Rule> rules, Runnable between) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Recalculation recalculation = new Recalculation(
                    shop.audiences,
                    shop.catalogue::vocabulary,
                    shop.compiler,
                    new Pass(shop.reader, shop.compiler, threads, 2),
                    shop.memberships);
            Recalculation.Found found = recalculation.evaluate(
                    new Recalculation.Prepared(rules, Map.of(), List.of()),
                    shop.now,
                    new Watch(),
                    (phase, done, total) -> {});
            between.run();
            List<AudienceResult> results = shop.database.inTransaction(
                    handle -> recalculation.commit(handle, found, "run", Cause.MANUAL, shop.now));
            shop.memberships.refresh();
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsSupersededMeanwhileTakesAlongWhoeverNamesIt() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("alone", points("at_least", 1_000));
        Map<PublishedAudience, Rule> rules = new LinkedHashMap<>();
        shop.audiences
                .findPublishedWithNamed(List.of("some", "others", "alone"))
                .values()
                .forEach(audience ->
                        rules.put(audience, shop.compiler.compile(audience.criteria(), shop.catalogue.vocabulary())));
        List<AudienceResult> results = evaluateAndCommit(
                Plan.layers(rules.keySet()).stream()
                        .flatMap(List::stream)
                        .collect(
                                LinkedHashMap::new,
                                (map, audience) -> map.put(audience, rules.get(audience)),
                                Map::putAll),
                () -> shop.database.useTransaction(handle -> shop.memberships.commit(
                        handle,
                        new Calculation("some", 1, "later", NOW.plusSeconds(9), Cause.MANUAL, new RoaringBitmap()))));
        assertThat(results)
                .extracting(AudienceResult::audience, ReferencedAudiencesTest::code)
                .containsExactlyInAnyOrder(
                        tuple("some", "superseded"), tuple("others", "dependency_failed"), tuple("alone", ""));
        assertThat(shop.memberships.find("others")).isEmpty();
    }

    @Test
    void membersOfOthersAreThoseAtTheBeginningOfTheRun() {
        shop.publish("some", points("at_least", 700));
        shop.run("some");
        shop.publish("others", notIn("some"));
        Run run = shop.recalculations.run(List.of("others"), Cause.MANUAL, (phase, done, total) -> {
            if (phase == Phase.EVALUATING && done == 0) {
                shop.database.useTransaction(handle -> shop.memberships.commit(
                        handle,
                        new Calculation("some", 1, "later", NOW.plusSeconds(9), Cause.MANUAL, new RoaringBitmap())));
                shop.memberships.refresh();
            }
        });
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shop.members("some")).isEmpty();
        assertThat(shop.members("others")).isEqualTo(customers(0, 700));
    }

    @Test
    void liveAnswersNeverContradictEachOther() {
        shop.publish("some", points("at_least", 700));
        shop.publish("others", notIn("some"));
        shop.publish("third", "{'not':" + in("others") + "}");
        shop.run("some", "others", "third");
        shop.customer("c3", "{'points':4000}");
        for (String customer : List.of("c3", "c4", "c700")) {
            Set<String> matching = new HashSet<>(shop.live
                    .matching(
                            shop.audiences
                                    .findPublishedWithNamed(List.of("third"))
                                    .values(),
                            customer,
                            NOW)
                    .orElseThrow());
            assertThat(matching).isEqualTo(customer.equals("c4") ? Set.of("others") : Set.of("some", "third"));
        }
        assertThat(shop.memberships.check("others", number("c3")).orElseThrow().member())
                .isTrue();
    }
}
