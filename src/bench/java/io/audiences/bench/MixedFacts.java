package io.audiences.bench;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Layout;
import io.audiences.customer.Point;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The customers of {@link BenchFacts} with a location, and with two line items in every purchase. */
final class MixedFacts {
    private static final Layout ATTRIBUTES = new Layout(List.of("country", "tier", "location"));
    private static final Layout ITEMS = new Layout(List.of("category", "value"));

    private MixedFacts() {}

    static CustomerFacts customer(int number, long seed, long nowMicros) {
        CustomerFacts plain = BenchFacts.customer(number, seed, nowMicros);
        SplittableRandom random = new SplittableRandom(seed * 31 + number);
        Object[] attributes = {
            plain.attributes().get("country"), plain.attributes().get("tier"), point(random)
        };
        List<Event> events = new ArrayList<>();
        for (Event event : plain.events()) {
            List<Row> items = event.type().equals("PURCHASE") ? List.of(item(random), item(random)) : List.of();
            events.add(new Event(
                    event.id(), event.type(), event.occurredAt(), event.brand(), event.properties(), items));
        }
        return new CustomerFacts(number, plain.id(), new Row(ATTRIBUTES, attributes), events, List.of());
    }

    private static Point point(SplittableRandom random) {
        return new Point(
                BigDecimal.valueOf(random.nextLong(3_000, 6_000), 3),
                BigDecimal.valueOf(-random.nextLong(73_000, 76_000), 3));
    }

    private static Row item(SplittableRandom random) {
        Object[] item = {"K" + random.nextInt(5), BigDecimal.valueOf(random.nextLong(100, 5_000), 2)};
        return new Row(ITEMS, item);
    }
}
