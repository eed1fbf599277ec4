package io.audiences.differential;

import io.audiences.condition.Amount;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers on the edges: without values, without events, with events at the ends of windows. */
final class RandomCustomers {
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(id -> id.codePoints().toArray(), Arrays::compare);
    private static final Comparator<Event> IN_ORDER =
            Comparator.comparingLong(Event::occurredAt).thenComparing(Event::id, BY_CODE_POINT);

    private final Dice dice;
    private final Pool pool;
    private final Vocabulary vocabulary;
    private int number;

    RandomCustomers(Dice dice, Pool pool, Vocabulary vocabulary) {
        this.dice = dice;
        this.pool = pool;
        this.vocabulary = vocabulary;
    }

    CustomerFacts next() {
        number++;
        String id = dice.chance(10) ? dice.of("\"", "end rule", "\u00e9") + number : "c" + number;
        int missing = dice.of(0, 20, 20, 60);
        Map<String, ValueType> attributes = new TreeMap<>(vocabulary.attributes());
        attributes.remove("id");
        attributes.remove("brands");
        Map<String, Object> values = values(attributes, missing);
        values.put("id", id);
        if (!dice.chance(missing)) {
            values.put("brands", dice.some(pool.brands, 2));
        }
        List<Event> events = events(missing);
        return new CustomerFacts(number, id, Row.of(values), events, visits(events));
    }

    private List<Event> events(int missing) {
        List<String> types = List.copyOf(new TreeMap<>(vocabulary.events()).keySet());
        List<Event> events = new ArrayList<>();
        // Code point order and UTF-16 order differ for the last two.
        List<String> ids =
                dice.shuffled(List.of("e1", "e10", "e2", "E", "\ufb00", "\ud83d\ude00", "\u00e9", "e3", "e4", "e5"));
        int count = dice.chance(20) ? 0 : dice.below(ids.size() + 1);
        for (int i = 0; i < count; i++) {
            String type = dice.pick(types);
            EventType declared = vocabulary.events().get(type);
            Map<String, ValueType> properties = new TreeMap<>(declared.properties());
            properties.remove("brand");
            properties.remove("occurredAt");
            List<Row> items = new ArrayList<>();
            for (int j = dice.of(0, 1, 2, 3); j > 0; j--) {
                items.add(Row.of(values(new TreeMap<>(declared.itemProperties()), missing)));
            }
            long at = events.isEmpty() || dice.chance(60)
                    ? Micros.of(dice.pick(pool.moments.instants))
                    : near(dice.pick(events).occurredAt());
            String brand = dice.chance(20) ? "" : dice.pick(pool.brands);
            events.add(new Event(ids.get(i), type, at, brand, Row.of(values(properties, missing)), items));
        }
        events.sort(IN_ORDER);
        return List.copyOf(events);
    }

    /** The same instant, or about where a time ends that begins there. */
    private long near(long instant) {
        if (dice.chance(40)) {
            return instant;
        }
        Amount amount = dice.pick(pool.moments.amounts);
        Instant start = Micros.toInstant(instant);
        LocalDateTime time = LocalDateTime.ofInstant(start, pool.moments.zone);
        Instant end = amount.isExact()
                ? start.plus(amount.duration())
                : amount.after(time.toLocalDate())
                        .atTime(time.toLocalTime())
                        .atZone(pool.moments.zone)
                        .toInstant();
        return Micros.of(end) + dice.below(3) - 1;
    }

    private Map<String, Object> values(Map<String, ValueType> types, int missing) {
        Map<String, Object> values = new HashMap<>();
        types.forEach((name, type) -> {
            if (!dice.chance(missing)) {
                values.put(name, pool.next(type));
            }
        });
        return values;
    }

    private static List<BrandVisit> visits(List<Event> events) {
        Map<String, Long> first = new TreeMap<>();
        for (Event event : events) {
            if (!event.brand().isEmpty()) {
                first.putIfAbsent(event.brand(), event.occurredAt());
            }
        }
        return first.entrySet().stream()
                .map(entry -> new BrandVisit(entry.getKey(), entry.getValue()))
                .toList();
    }
}
