package io.audiences.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTraitsTest {
    private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final Traits TRAITS = Traits.builtIn();
    private static final Vocabulary VOCABULARY = Catalogue.builtIn().withAttributes(TRAITS.types());
    private static final List<String> STAGES = List.of("new", "active", "at_risk", "churned", "loyal");

    @Test
    void compile() {
        assertThat(TRAITS.types())
                .hasSize(3 + 1 + 3 + 9 * 3)
                .containsEntry("rfm.segment", ValueType.TEXT)
                .containsEntry("lifecycle.stage", ValueType.TEXT)
                .containsEntry("rfm.monetary", ValueType.NUMBER)
                .containsEntry("metrics.last_semester.spend_total", ValueType.MONEY)
                .containsEntry("metrics.lifetime.last_visit", ValueType.TIMESTAMP);
    }

    @Test
    void areAllInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules", "traits"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
            assertThat(Traits.builtInFiles()).extracting(TraitFile::name).isEqualTo(names);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # days since purchases | visits | registration | stage
                    90 200 300 365          |        |              | loyal
                    0 0 0 0                 |        |              | loyal
                    91 200 300 365          |        |              | at_risk
                    90 200 300 366          |        |              | active
                    90 200 300              |        |              | active
                    1 20 30                 |        |              | new
                                            | 30     | 30           | new
                                            | 30     | 31           | active
                                            | 1 31   | 5            | active
                                            | 0      |              | new
                                            |        | 0            | new
                                            |        | 90           | active
                                            | 91     |              | at_risk
                    400                     | 180    | 900          | at_risk
                    181                     | 181    | 900          | churned
                    2000                    |        |              | churned
                                            |        |              |
                    """)
    void knowWhereACustomerStands(String purchases, String visits, String registration, String stage) {
        List<Event> events = new ArrayList<>();
        days(purchases).forEach(days -> events.add(event("PURCHASE", days)));
        days(visits).forEach(days -> events.add(event("VISIT", days)));
        events.sort(Comparator.comparingLong(Event::occurredAt));
        Map<String, Object> attributes = new HashMap<>();
        days(registration).forEach(days -> attributes.put("registeredAt", daysAgo(days)));
        CustomerFacts customer = new CustomerFacts(1, "c1", Row.of(attributes), events, List.of());
        assertThat(STAGES.stream().filter(each -> isIn(each, customer)))
                .isEqualTo(stage == null ? List.of() : List.of(stage));
    }

    private static List<Integer> days(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static Event event(String type, int days) {
        return new Event("e", type, Micros.of(daysAgo(days)), "", Row.empty(), List.of());
    }

    /** The first minute of that local day. */
    private static Instant daysAgo(int days) {
        return AS_OF.atZone(BOGOTA)
                .toLocalDate()
                .minusDays(days)
                .atStartOfDay(BOGOTA)
                .toInstant()
                .plus(1, ChronoUnit.MINUTES);
    }

    private static boolean isIn(String stage, CustomerFacts customer) {
        RuleCompiler compiler = RuleCompiler.create(TRAITS);
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("attribute", "lifecycle.stage")
                .put("operator", "equals")
                .put("value", stage);
        Rule rule = compiler.compile(
                new ScopedCondition(Conditions.parse(json, VOCABULARY).condition(), BrandScope.ALL, BOGOTA),
                VOCABULARY);
        List<Integer> matches = new ArrayList<>();
        try (Matcher.Session session = compiler.matcher(List.of(rule), AS_OF).session()) {
            session.match(List.of(customer), (number, matched) -> matches.add(number));
        }
        return !matches.isEmpty();
    }
}
