package io.audiences.differential;

import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Customers in words, for the report of a difference; unusual characters as escapes. */
final class CustomerText {
    private CustomerText() {}

    static String of(CustomerFacts facts, Vocabulary vocabulary) {
        return escaped(facts.id()
                + row(facts.attributes(), vocabulary.attributes().keySet()) + ", visits "
                + facts.brandVisits().stream()
                        .map(visit -> visit.brand() + " at " + Micros.toInstant(visit.firstAt()))
                        .toList()
                + facts.events().stream()
                        .map(event -> event(event, vocabulary.events().get(event.type())))
                        .collect(Collectors.joining()));
    }

    private static String event(Event event, EventType type) {
        return "\u0001  " + Micros.toInstant(event.occurredAt()) + " " + event.type() + " id " + event.id() + " brand "
                + event.brand() + row(event.properties(), type.properties().keySet())
                + event.items().stream()
                        .map(item -> row(item, type.itemProperties().keySet()))
                        .toList();
    }

    private static String row(Row row, Collection<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> row.get(name) != null)
                        .map(name -> name + ": <" + row.get(name) + ">")
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> point == 1
                        ? "\n"
                        : point < 32 || point > 126 ? String.format("\\u{%x}", point) : Character.toString(point))
                .collect(Collectors.joining());
    }
}
