package io.audiences.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleCompilerTest {
    private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of("country", ValueType.TEXT, "age", ValueType.NUMBER, "birthDate", ValueType.DATE),
            Map.of(
                    "PURCHASE",
                    new Vocabulary.EventType(
                            Map.of("value", ValueType.MONEY, "channel", ValueType.TEXT),
                            Map.of("sku", ValueType.TEXT))));

    private final RuleCompiler compiler = RuleCompiler.create();

    @Test
    void writesTheTreeAsItStandsCheapestFirst() throws Exception {
        Rule rule = compile("""
                {"all": [
                  {"event": "PURCHASE", "window": {"last": {"amount": 6, "unit": "month"}},
                   "measure": {"function": "sum", "of": "value"}, "operator": "at_least", "value": 500.5},
                  {"not": {"any": [{"attribute": "country", "operator": "in", "value": ["CO", "ES"]},
                                   {"attribute": "age", "operator": "not_at_least", "value": 18}]}},
                  {"attribute": "country", "operator": "not_equals", "value": "\\u000a\\" ) end"}]}
                """);

        assertThat(rule.drl()).contains("""
                            Customer(
                                text("country") != constant(0),
                                ( text("country") != "CO" && text("country") != "ES" ),
                                atLeast( number("age"), "18" ),
                                atLeast( measure(0), "500.5" ),
                                matched( 0 ) )
                        """).doesNotContain("u000a");
        assertThat(rule.legend().entries()).hasSize(2);
    }

    @Test
    void matchesExactlyTheCustomersOfWhomTheConditionHolds() throws Exception {
        Rule spenders = compile("""
                {"event": "PURCHASE", "measure": {"function": "sum", "of": "value"}, "operator": "equals", "value": 1}
                """);
        Rule nonBuyers = compile("""
                {"event": "PURCHASE", "operator": "equals", "value": 0}
                """);
        Matcher matcher = compiler.matcher(List.of(spenders, nonBuyers), AS_OF);
        List<String> matches = new ArrayList<>();
        try (Matcher.Session session = matcher.session()) {
            for (int round = 0; round < 30; round++) {
                matches.clear();
                session.match(
                        List.of(customer(1, 10), customer(2, 0), customer(3, 9)),
                        (customer, rule) -> matches.add(customer + ":" + rule));
            }
        }
        assertThat(matches).containsExactlyInAnyOrder("1:" + spenders.number(), "2:" + nonBuyers.number());
    }

    private Rule compile(String json) throws Exception {
        Reading reading = Conditions.parse(new ObjectMapper().readTree(json), VOCABULARY);
        assertThat(reading.problems()).isEmpty();
        return compiler.compile(
                new ScopedCondition(reading.condition(), BrandScope.ALL, ZoneId.of("America/Bogota")), VOCABULARY);
    }

    private static CustomerFacts customer(int number, int tenths) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < tenths; i++) {
            Row properties = Row.of(Map.of("value", new BigDecimal("0.1")));
            events.add(new Event("e" + i, "PURCHASE", Micros.of(AS_OF) - 100 + i, "", properties, List.of()));
        }
        return new CustomerFacts(number, "c" + number, Row.empty(), events, List.of());
    }
}
