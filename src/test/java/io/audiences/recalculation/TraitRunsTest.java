package io.audiences.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.audiences.condition.BrandScope;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Cause;
import io.audiences.rules.TraitFile;
import io.audiences.rules.Traits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Computed traits from stored facts to members. */
class TraitRunsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
    private static final TraitFile BROKEN = new TraitFile("z-broken.drl", """
            package traits;
            import io.audiences.rules.Subject;
            rule "throws" @trait( "trait.broken" ) @type( "number" )
            when
                $c : Subject( $days : number( "sum(PURCHASE.value)" ) )
            then
                $c.set( "no number" );
            end
            """);
    private static final Traits TRAITS = Traits.of(
            Stream.concat(Traits.builtInFiles().stream(), Stream.of(BROKEN)).toList());
    private static final String TOP = "{'attribute':'rfm.monetary','operator':'equals','value':5}";

    private final Shop shop = new Shop(TestDatabase.fresh(), NOW, TRAITS);

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 10; i++) {
            String more = "'value':%d,'brand':'%s'".formatted(i <= 8 ? i * 10 : 80, i % 2 == 0 ? "acme" : "globex");
            shop.event("e" + i, "c" + i, "PURCHASE", "2026-05-%02dT12:00:00Z".formatted(i), more);
        }
        shop.customer("nobody", "{}");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void publish(String id, String scope, String condition) {
        shop.publish(Shop.json("{'id':'%s','name':'x',%s,'condition':%s}".formatted(id, scope, condition)));
    }

    private static String text(String trait, String value) {
        return "{'attribute':'%s','operator':'equals','value':'%s'}".formatted(trait, value);
    }

    @Test
    void divideBuyersOfTheScopeAndKeepTheThresholds() {
        publish("top", "'brands':'all'", TOP);
        publish("top-acme", "'brands':['acme']", TOP);
        publish("lowest", "'brands':'all'", "{'attribute':'rfm.monetary','operator':'equals','value':1}");
        publish("no-buyers", "'brands':'all'", "{'not':{'attribute':'rfm.monetary','operator':'exists'}}");
        List<Phase> phases = new ArrayList<>();
        Run run = shop.recalculations.run(
                List.of("top", "top-acme", "lowest", "no-buyers"), Cause.MANUAL, (phase, done, total) -> {
                    if (!phases.contains(phase)) {
                        phases.add(phase);
                    }
                });
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(phases)
                .containsExactly(Phase.COMPILING, Phase.RANKING, Phase.EVALUATING, Phase.COMMITTING, Phase.DONE);
        assertThat(shop.members("lowest")).isEqualTo(Set.of("c1", "c2"));
        // the three best spent the same, with seven below them: the fourth fifth
        assertThat(shop.members("top")).isEmpty();
        assertThat(shop.members("top-acme")).isEmpty();
        assertThat(shop.members("no-buyers")).isEqualTo(Set.of("nobody"));
        assertThat(shop.recalculations.thresholds(run.id()))
                .extracting(
                        each -> each.quintile().brands(),
                        each -> each.quintile().figure(),
                        each -> each.bounds().buyers(),
                        each -> each.bounds().ends().stream()
                                .map(BigDecimal::toPlainString)
                                .toList(),
                        RunThresholds::computedAt)
                .containsExactly(
                        tuple(BrandScope.ALL, "sum(PURCHASE.value)", 10L, List.of("20", "40", "60", "80"), NOW),
                        tuple(
                                new BrandScope(List.of("acme")),
                                "sum(PURCHASE.value)",
                                5L,
                                List.of("20", "40", "60", "80"),
                                NOW));
        Run again = shop.run("top", "top-acme");
        assertThat(shop.recalculations.thresholds(again.id())).isEqualTo(shop.recalculations.thresholds(run.id()));
    }

    @Test
    void rankLiveByTheThresholdsOfTheLastRun() {
        publish("fourth", "'brands':'all'", "{'attribute':'rfm.monetary','operator':'equals','value':4}");
        assertThat(live("fourth", "c9")).isTrue();
        assertThat(live("fourth", "c6")).isFalse();
        shop.run("fourth");
        shop.event("more", "c1", "PURCHASE", "2026-05-31T12:00:00Z", "'value':60");
        assertThat(live("fourth", "c1")).isTrue();
        assertThat(live("fourth", "nobody")).isFalse();
        assertThat(shop.members("fourth")).isEqualTo(Set.of("c7", "c8", "c9", "c10"));
    }

    private boolean live(String audience, String customer) {
        return shop.live
                .matching(List.of(shop.audiences.findPublished(audience).orElseThrow()), customer, shop.now)
                .orElseThrow()
                .contains(audience);
    }

    @Test
    void countInTheZoneOfTheAudience() {
        String fewDays = "{'attribute':'metrics.this_month.number_of_purchases','operator':'equals','value':%d}";
        shop.event("late", "c1", "PURCHASE", "2026-06-01T02:00:00Z", "");
        publish("utc", "'schedule':{'frequency':'daily','at':'03:00','zone':'UTC'}", fewDays.formatted(1));
        // where it is still May
        publish(
                "bogota",
                "'schedule':{'frequency':'daily','at':'03:00','zone':'America/Bogota'}",
                fewDays.formatted(2));
        shop.run("utc", "bogota");
        assertThat(shop.members("utc")).isEqualTo(Set.of("c1"));
        assertThat(shop.members("bogota")).isEqualTo(Set.of("c1"));
    }

    @Test
    void followFromStagesAndSegments() {
        publish("new", "'brands':'all'", text("lifecycle.stage", "new"));
        publish("none", "'brands':'all'", "{'attribute':'lifecycle.stage','operator':'not_exists'}");
        publish("champions", "'brands':'all'", text("rfm.segment", "new_customers"));
        shop.run("new", "none", "champions");
        // the first purchase is 31 days ago
        assertThat(shop.members("new")).hasSize(9).doesNotContain("c1");
        assertThat(shop.members("none")).isEqualTo(Set.of("nobody"));
        assertThat(shop.members("champions")).isEqualTo(Set.of("c9", "c10"));
        shop.now = NOW.plus(Duration.ofDays(200));
        shop.run("new", "none", "champions");
        assertThat(shop.members("new")).isEmpty();
    }

    @Test
    void failVisiblyAndOnlyWhereTheyAreUsed() {
        publish("good", "'brands':'all'", text("lifecycle.stage", "new"));
        publish("bad", "'brands':'all'", "{'attribute':'trait.broken','operator':'not_exists'}");
        Run run = shop.run("good", "bad");
        assertThat(run.audiences())
                .extracting(
                        AudienceResult::audience,
                        AudienceResult::state,
                        result -> result.failure().map(Failure::code).orElse(""))
                .containsExactly(tuple("bad", RunState.FAILED, "trait_failed"), tuple("good", RunState.SUCCEEDED, ""));
        assertThat(run.audiences().get(0).failure().orElseThrow().detail())
                .contains("the rule \"throws\" of z-broken.drl failed with IllegalArgumentException");
        assertThat(shop.members("good")).hasSize(9);
    }
}
