package io.audiences.differential;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers who mostly buy and visit, at the edges of periods and often for the same amount. */
final class RandomBuyers {
    static final List<String> BRANDS = List.of("acme", "globex", "initech");
    private static final List<String> TYPES =
            List.of("PURCHASE", "PURCHASE", "PURCHASE", "VISIT", "VISIT", "REFERRAL", "VIEW", "SURVEY");

    /** Days after which a stage of life ends. */
    private static final List<Integer> EDGES = List.of(30, 30, 90, 90, 180, 365);

    private final Dice dice;
    private final Moments moments;
    private final int range;

    /** {@code range} is how many days back most events go. */
    RandomBuyers(Dice dice, Moments moments, int range) {
        this.dice = dice;
        this.moments = moments;
        this.range = range;
    }

    CustomerFacts next(int number) {
        Map<String, Object> attributes = new HashMap<>();
        if (dice.chance(30)) {
            attributes.put("registeredAt", pastInstant());
        }
        if (dice.chance(30)) {
            attributes.put("brands", dice.some(BRANDS, 2));
        }
        List<Event> events = new ArrayList<>();
        for (int i = dice.of(0, 0, 1, 1, 2, 3, 5, 8); i > 0; i--) {
            Instant at = dice.chance(30) ? dice.pick(moments.instants) : pastInstant();
            String brand = dice.chance(15) ? "" : dice.pick(BRANDS);
            events.add(new Event("e" + i, dice.pick(TYPES), Micros.of(at), brand, properties(), List.of()));
        }
        events.sort(Comparator.comparingLong(Event::occurredAt).thenComparing(Event::id));
        return new CustomerFacts(number, "c" + number, Row.of(attributes), events, visits(events));
    }

    private Instant pastInstant() {
        if (dice.chance(40)) {
            LocalDate day =
                    moments.asOf.atZone(moments.zone).toLocalDate().minusDays(dice.pick(EDGES) + dice.below(3) - 1L);
            return day.atStartOfDay(moments.zone).toInstant().plus(dice.below(24 * 60), ChronoUnit.MINUTES);
        }
        return moments.asOf.minus(dice.below(range * 24 * 60), ChronoUnit.MINUTES);
    }

    private Row properties() {
        return dice.chance(10)
                ? Row.empty()
                : Row.of(Map.of(
                        "value",
                        dice.of(new BigDecimal("9.99"), new BigDecimal("10"), new BigDecimal(dice.below(500)))));
    }

    private static List<BrandVisit> visits(List<Event> events) {
        Map<String, Long> first = new TreeMap<>();
        events.stream()
                .filter(event -> !event.brand().isEmpty())
                .forEach(event -> first.putIfAbsent(event.brand(), event.occurredAt()));
        return first.entrySet().stream()
                .map(entry -> new BrandVisit(entry.getKey(), entry.getValue()))
                .toList();
    }
}
