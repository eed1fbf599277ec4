package io.audiences.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.text.ConditionText;
import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A condition in text form that is asked about customers at one instant, of both engines. */
final class Asked {
    private static final RuleCompiler COMPILER = RuleCompiler.create();
    private static final Map<Character, String> TYPES = Map.of('A', "ADD_TO_CART", 'B', "PURCHASE", 'V', "VIEW");

    private final ScopedCondition criteria;
    private final Interpreter interpreter;
    private final Matcher matcher;

    Asked(String text, Instant asOf, ZoneId zone) {
        Reading reading = ConditionText.parse(text, ExampleVocabulary.INSTANCE);
        if (!reading.isSound()) {
            throw new AssertionError(text + ": " + reading.problems());
        }
        criteria = new ScopedCondition(reading.condition(), BrandScope.ALL, zone);
        interpreter = new Interpreter(criteria, asOf);
        Rule rule = COMPILER.compile(criteria, ExampleVocabulary.INSTANCE);
        matcher = COMPILER.matcher(List.of(rule), asOf);
    }

    /** The answer of both engines, which must be one. */
    private boolean holds(CustomerFacts facts) {
        List<Integer> matches = new ArrayList<>();
        try (Matcher.Session session = matcher.session()) {
            session.match(List.of(facts), (customer, rule) -> matches.add(rule));
        }
        boolean member = interpreter.matches(facts);
        if (member == matches.isEmpty()) {
            throw new AssertionError("the engines disagree about " + criteria.condition());
        }
        return member;
    }

    boolean holdsFor(JsonNode customer) {
        return holds(ExampleFacts.of(1, "c1", customer, ExampleFacts.none(), ExampleFacts.none()));
    }

    /** Of a customer of whom only this attribute is known, which may be missing. */
    boolean holdsWhere(String attribute, String value) {
        ObjectNode customer = JsonNodeFactory.instance.objectNode();
        if (!value.equals("missing")) {
            customer.set(attribute, json(MarkdownTable.code(value)));
        }
        return holds(ExampleFacts.of(1, "c1", ExampleFacts.none(), customer, ExampleFacts.none()));
    }

    /** Of a customer with these events of one type, a day apart. */
    boolean holdsOver(String type, JsonNode events) {
        Instant at = Instant.parse("2026-05-01T12:00:00Z");
        for (JsonNode event : events) {
            ((ObjectNode) event).put("type", type).put("occurredAt", at.toString());
            at = at.plus(1, ChronoUnit.DAYS);
        }
        return holds(ExampleFacts.of(1, "c1", ExampleFacts.none(), ExampleFacts.none(), events));
    }

    /** Of a customer with one event. */
    boolean holdsOn(String type, String at) {
        var events = JsonNodeFactory.instance.arrayNode();
        events.addObject().put("type", type).put("occurredAt", at);
        return holds(ExampleFacts.of(1, "c1", ExampleFacts.none(), ExampleFacts.none(), events));
    }

    /** Of a customer with events as in {@code A@0 B@10}: a letter for the type, and minutes from {@code start}. */
    boolean holdsAfter(String story, Instant start) {
        var events = JsonNodeFactory.instance.arrayNode();
        for (String event : story.split(" ", -1)) {
            Instant at = start.plus(Long.parseLong(event.substring(2)), ChronoUnit.MINUTES);
            events.addObject().put("type", TYPES.get(event.charAt(0))).put("occurredAt", at.toString());
        }
        return holds(ExampleFacts.of(1, "c1", ExampleFacts.none(), ExampleFacts.none(), events));
    }

    static JsonNode json(String text) {
        try {
            return Example.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
