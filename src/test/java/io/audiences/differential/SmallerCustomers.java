package io.audiences.differential;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The customers who lack one thing that another has. */
final class SmallerCustomers {
    private SmallerCustomers() {}

    static Stream<CustomerFacts> of(CustomerFacts facts) {
        Stream<CustomerFacts> events = Shrinking.lists(facts.events(), SmallerCustomers::events)
                .map(left -> with(facts, facts.attributes(), left, facts.brandVisits()));
        Stream<CustomerFacts> visits = Shrinking.lists(facts.brandVisits(), visit -> Stream.of())
                .filter(left -> areOf(facts.events(), left))
                .map(left -> with(facts, facts.attributes(), facts.events(), left));
        Stream<CustomerFacts> attributes =
                rows(facts.attributes()).map(left -> with(facts, left, facts.events(), facts.brandVisits()));
        return Stream.of(events, visits, attributes).flatMap(Function.identity());
    }

    private static CustomerFacts with(
            CustomerFacts facts, Row attributes, List<Event> events, List<BrandVisit> brandVisits) {
        return new CustomerFacts(facts.number(), facts.id(), attributes, events, brandVisits);
    }

    /** Whether every event is a visit of its brand, as it must be. */
    private static boolean areOf(List<Event> events, List<BrandVisit> visits) {
        return events.stream()
                .allMatch(event -> event.brand().isEmpty()
                        || visits.stream().anyMatch(visit -> visit.brand().equals(event.brand())));
    }

    private static Stream<Event> events(Event event) {
        Stream<Event> brand =
                event.brand().isEmpty() ? Stream.of() : Stream.of(with(event, "", event.properties(), event.items()));
        Stream<Event> properties =
                rows(event.properties()).map(left -> with(event, event.brand(), left, event.items()));
        Stream<Event> items = Shrinking.lists(event.items(), SmallerCustomers::rows)
                .map(left -> with(event, event.brand(), event.properties(), left));
        return Stream.of(brand, properties, items).flatMap(Function.identity());
    }

    private static Event with(Event event, String brand, Row properties, List<Row> items) {
        return new Event(event.id(), event.type(), event.occurredAt(), brand, properties, items);
    }

    private static Stream<Row> rows(Row row) {
        return row.layout().names().stream().map(name -> {
            Map<String, Object> left = new HashMap<>();
            row.layout().names().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> left.put(other, row.get(other)));
            return Row.of(left);
        });
    }
}
