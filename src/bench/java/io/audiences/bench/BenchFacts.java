package io.audiences.bench;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Layout;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Customers with 20 events each over two years: the same for the same seed, in memory or in the database. */
final class BenchFacts {
    static final int EVENTS = 20;
    private static final long TWO_YEARS = 730L * 86_400_000_000L;
    private static final Layout ATTRIBUTES = new Layout(List.of("country", "tier"));
    private static final Layout PROPERTIES = new Layout(List.of("value", "channel"));
    private static final String[] TYPES = {"PURCHASE", "ADD_TO_CART", "VISIT", "VISIT", "VIEW"};

    private BenchFacts() {}

    static CustomerFacts customer(int number, long seed, long nowMicros) {
        SplittableRandom random = new SplittableRandom(seed + number);
        Row attributes = new Row(ATTRIBUTES, new Object[] {"C" + random.nextInt(10), "T" + random.nextInt(4)});
        List<Event> events = new ArrayList<>(EVENTS);
        boolean buys = random.nextInt(4) > 0;
        for (int i = 0; i < EVENTS; i++) {
            String type = TYPES[random.nextInt(buys ? 0 : 1, TYPES.length)];
            BigDecimal value = BigDecimal.valueOf(random.nextLong(100, 10_000), 2);
            Object[] properties = {
                type.equals("PURCHASE") ? value : null, random.nextInt(3) == 0 ? "store" : "web"
            };
            long at = nowMicros - 1 - random.nextLong(TWO_YEARS);
            events.add(new Event(number + "-" + i, type, at, "", new Row(PROPERTIES, properties), List.of()));
        }
        events.sort(Comparator.comparingLong(Event::occurredAt).thenComparing(Event::id));
        return new CustomerFacts(number, "c" + number, attributes, events, List.of());
    }
}
