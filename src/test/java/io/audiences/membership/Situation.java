package io.audiences.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.SampleVocabulary;
import io.audiences.condition.ScopedCondition;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One customer in the making, and the instant and zone from which conditions look at it. */
final class Situation {
    private final ZoneId zone;
    private final Instant asOf;
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<BrandVisit> visits = new ArrayList<>();
    private BrandScope scope = BrandScope.ALL;

    Situation(String zone, String asOf) {
        this.zone = ZoneId.of(zone);
        this.asOf = Instant.parse(asOf);
    }

    static Situation inBogota() {
        return new Situation("America/Bogota", "2026-05-31T15:30:00Z");
    }

    Situation with(String attribute, Object value) {
        attributes.put(attribute, value);
        return this;
    }

    Situation visit(String brand, String firstAt) {
        visits.add(new BrandVisit(brand, Micros.of(Instant.parse(firstAt))));
        return this;
    }

    Situation of(String... brands) {
        scope = new BrandScope(List.of(brands));
        return this;
    }

    Situation event(String type, String at) {
        return event(type, at, "", Map.of());
    }

    Situation event(String type, String at, String brand, Map<String, Object> properties) {
        return event(type, at, brand, properties, List.of());
    }

    Situation event(
            String type, String at, String brand, Map<String, Object> properties, List<Map<String, Object>> items) {
        List<Row> rows = items.stream().map(Row::of).toList();
        events.add(new Event("e" + events.size(), type, Micros.of(Instant.parse(at)), brand, Row.of(properties), rows));
        events.sort(Comparator.comparingLong(Event::occurredAt));
        return this;
    }

    /** The condition is JSON with single quotes and must be sound. */
    boolean matches(String condition) {
        try {
            Reading reading = Conditions.parse(
                    new JsonMapper().readTree(condition.replace('\'', '"')), SampleVocabulary.INSTANCE);
            if (!reading.isSound()) {
                throw new IllegalArgumentException(reading.problems().toString());
            }
            CustomerFacts facts = new CustomerFacts(1, "c1", Row.of(attributes), events, visits);
            return new Interpreter(new ScopedCondition(reading.condition(), scope, zone), asOf).matches(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A test of one attribute: {@code name operator value}, the value in JSON with single quotes. */
    boolean holds(String test) {
        String[] parts = test.split(" ", 3);
        String value = parts.length < 3 ? "" : ", 'value': " + parts[2];
        return matches("{'attribute': '" + parts[0] + "', 'operator': '" + parts[1] + "'" + value + "}");
    }
}
