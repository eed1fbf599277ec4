package io.audiences.differential;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Worlds whose customers did more, of what no condition may see. */
final class MoreEvents {
    static final String TYPE = "UNHEARD.OF";
    private static final String BRAND = "another";
    private static final Instant LONG_AGO = Instant.parse("0000-01-01T00:00:00Z");

    private MoreEvents() {}

    static World afterNow(World world) {
        long next = Micros.of(world.asOf()) + 1;
        return with(world, facts -> types(world).map(type -> event(type, next, "acme")));
    }

    static World ofAnotherType(World world) {
        return with(world, facts -> facts.events().stream().map(event -> event(TYPE, event.occurredAt(), "")));
    }

    static World ofAnotherBrand(World world) {
        return with(
                world,
                facts -> facts.events().stream()
                        .flatMap(event -> types(world).map(type -> event(type, event.occurredAt(), BRAND))));
    }

    static World longAgo(World world) {
        return with(world, facts -> types(world).map(type -> event(type, Micros.of(LONG_AGO), "")));
    }

    private static Stream<String> types(World world) {
        return world.vocabulary().events().keySet().stream().sorted();
    }

    private static Event event(String type, long at, String brand) {
        return new Event("more", type, at, brand, Row.empty(), List.of());
    }

    private interface More {
        Stream<Event> of(CustomerFacts facts);
    }

    private static World with(World world, More more) {
        return world.withCustomers(world.customers().stream()
                .map(facts -> with(facts, more.of(facts)))
                .toList());
    }

    private static CustomerFacts with(CustomerFacts facts, Stream<Event> more) {
        List<Event> events = new ArrayList<>(facts.events());
        Map<String, BrandVisit> visits = new TreeMap<>();
        facts.brandVisits().forEach(visit -> visits.put(visit.brand(), visit));
        more.forEach(event -> {
            events.add(event);
            if (!event.brand().isEmpty()) {
                visits.putIfAbsent(event.brand(), new BrandVisit(event.brand(), event.occurredAt()));
            }
        });
        events.sort(Comparator.comparingLong(Event::occurredAt));
        return new CustomerFacts(facts.number(), facts.id(), facts.attributes(), events, List.copyOf(visits.values()));
    }
}
