package io.audiences.differential;

import io.audiences.condition.BrandScope;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The traits as their description says, computed without rules and in the plainest way. */
final class ExpectedTraits {
    private static final List<String> SIGNS_OF_LIFE =
            List.of("PURCHASE", "VISIT", "VIEW", "ADD_TO_CART", "REGISTRATION", "REFERRAL", "REDEMPTION");
    private static final Map<String, String> SEGMENTS = segments();

    private final List<CustomerFacts> customers;
    private final BrandScope brands;
    private final ZoneId zone;
    private final Instant asOf;
    private final LocalDate today;

    ExpectedTraits(List<CustomerFacts> customers, BrandScope brands, ZoneId zone, Instant asOf) {
        this.customers = customers;
        this.brands = brands;
        this.zone = zone;
        this.asOf = asOf;
        this.today = asOf.atZone(zone).toLocalDate();
    }

    /** By recency, then frequency: as the grid in any book on the matter. */
    private static Map<String, String> segments() {
        Map<String, String> segments = new HashMap<>();
        String[] byFrequency = {
            "lost hibernating about_to_sleep promising new_customers",
            "hibernating hibernating about_to_sleep potential_loyalist potential_loyalist",
            "at_risk at_risk needs_attention potential_loyalist potential_loyalist",
            "at_risk at_risk loyal loyal champions",
            "cannot_lose_them cannot_lose_them loyal loyal champions"
        };
        for (int frequency = 1; frequency <= 5; frequency++) {
            List<String> row = List.of(byFrequency[frequency - 1].split(" "));
            for (int recency = 1; recency <= 5; recency++) {
                segments.put(recency + "" + frequency, row.get(recency - 1));
            }
        }
        return segments;
    }

    /** The traits that each customer has, by the customer's number. */
    Map<Integer, Map<String, Object>> all() {
        Map<Integer, Map<String, Object>> all = new HashMap<>();
        customers.forEach(customer -> all.put(customer.number(), metrics(customer)));
        customers.forEach(customer -> lifecycle(customer, all.get(customer.number())));
        score(all, "rfm.recency", customer -> BigDecimal.valueOf(-days(last(customer, "PURCHASE"))));
        score(
                all,
                "rfm.frequency",
                customer -> BigDecimal.valueOf(of(customer, "PURCHASE").size()));
        score(all, "rfm.monetary", customer -> sum(of(customer, "PURCHASE")));
        all.values().stream()
                .filter(traits -> traits.containsKey("rfm.recency"))
                .forEach(traits -> traits.put(
                        "rfm.segment", SEGMENTS.get(traits.get("rfm.recency") + "" + traits.get("rfm.frequency"))));
        return all;
    }

    /** By the share of buyers who are strictly worse; for recency the other way round, so that the best are ahead together. */
    private void score(
            Map<Integer, Map<String, Object>> all, String trait, Function<CustomerFacts, BigDecimal> figure) {
        List<CustomerFacts> buyers = customers.stream()
                .filter(customer -> !of(customer, "PURCHASE").isEmpty())
                .toList();
        boolean inverse = trait.equals("rfm.recency");
        for (CustomerFacts buyer : buyers) {
            BigDecimal own = figure.apply(buyer);
            long beyond = buyers.stream()
                    .filter(other -> figure.apply(other).compareTo(own) * (inverse ? -1 : 1) < 0)
                    .count();
            long fifths = 5 * beyond / buyers.size();
            all.get(buyer.number()).put(trait, BigDecimal.valueOf(inverse ? 5 - fifths : 1 + fifths));
        }
    }

    private Map<String, Object> metrics(CustomerFacts customer) {
        Map<String, Object> traits = new TreeMap<>();
        periods().forEach((period, days) -> {
            List<Event> purchases = within(of(customer, "PURCHASE"), days);
            traits.put("metrics." + period + ".spend_total", sum(purchases));
            traits.put("metrics." + period + ".number_of_purchases", BigDecimal.valueOf(purchases.size()));
            within(of(customer, "VISIT"), days).stream()
                    .max(Comparator.comparingLong(Event::occurredAt))
                    .ifPresent(visit ->
                            traits.put("metrics." + period + ".last_visit", Micros.toInstant(visit.occurredAt())));
        });
        return traits;
    }

    private record Days(LocalDate from, LocalDate to) {}

    private Map<String, Days> periods() {
        Map<String, Days> periods = new TreeMap<>();
        periods.put("lifetime", new Days(LocalDate.MIN, LocalDate.MAX));
        Map.of("month", 1, "quarter", 3, "semester", 6, "year", 12).forEach((name, months) -> {
            LocalDate start = today.withDayOfMonth(1);
            while ((start.getMonthValue() - 1) % months != 0) {
                start = start.minusMonths(1);
            }
            periods.put("this_" + name, new Days(start, start.plusMonths(months)));
            periods.put("last_" + name, new Days(start.minusMonths(months), start));
        });
        return periods;
    }

    private List<Event> within(List<Event> events, Days days) {
        return events.stream()
                .filter(event -> !day(event).isBefore(days.from) && day(event).isBefore(days.to))
                .toList();
    }

    private void lifecycle(CustomerFacts customer, Map<String, Object> traits) {
        List<LocalDate> signs = Stream.concat(
                        Stream.ofNullable((Instant) customer.attributes().get("registeredAt"))
                                .map(registered -> registered.atZone(zone).toLocalDate()),
                        SIGNS_OF_LIFE.stream()
                                .flatMap(type -> of(customer, type).stream())
                                .map(this::day))
                .sorted()
                .toList();
        if (signs.isEmpty()) {
            return;
        }
        long known = days(signs.get(0));
        long quiet = days(signs.get(signs.size() - 1));
        List<Event> purchases = of(customer, "PURCHASE");
        long inAYear =
                purchases.stream().filter(event -> days(day(event)) <= 365).count();
        String stage;
        if (inAYear >= 4 && days(last(customer, "PURCHASE")) <= 90) {
            stage = "loyal";
        } else if (known <= 30) {
            stage = "new";
        } else {
            stage = quiet <= 90 ? "active" : quiet <= 180 ? "at_risk" : "churned";
        }
        traits.put("lifecycle.days_known", BigDecimal.valueOf(known));
        traits.put("lifecycle.days_quiet", BigDecimal.valueOf(quiet));
        traits.put("lifecycle.stage", stage);
    }

    private List<Event> of(CustomerFacts customer, String type) {
        return customer.events().stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> !Micros.toInstant(event.occurredAt()).isAfter(asOf))
                .filter(event -> brands.isAll() || brands.brands().contains(event.brand()))
                .toList();
    }

    private LocalDate last(CustomerFacts customer, String type) {
        return of(customer, type).stream()
                .map(this::day)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private LocalDate day(Event event) {
        return Micros.toInstant(event.occurredAt()).atZone(zone).toLocalDate();
    }

    private long days(LocalDate day) {
        return ChronoUnit.DAYS.between(day, today);
    }

    private static BigDecimal sum(Collection<Event> events) {
        return events.stream()
                .<@Nullable Object>map(event -> event.properties().get("value"))
                .filter(Objects::nonNull)
                .map(value -> (BigDecimal) value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
