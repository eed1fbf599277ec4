package io.audiences.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws what one customer does in the demo shop in the two years up to now. */
final class DemoHistory {
    private static final int DAYS = 730;
    private static final List<String> PLATFORMS = List.of("ios", "android", "desktop");

    private final RandomGenerator random;
    private final DemoPerson person;
    private final Instant now;
    private final DemoCalendar calendar;
    private final DemoOrder orders;
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();
    private Instant lastSeen = Instant.MIN;
    private int numbered;

    DemoHistory(RandomGenerator random, DemoPerson person, Instant now) {
        this.random = random;
        this.person = person;
        this.now = now;
        this.calendar = new DemoCalendar(random);
        this.orders = new DemoOrder(random, person);
    }

    /** Draws everything, and completes the profile with what follows from it. */
    void draw(ObjectNode profile) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate start = today.minusDays(DAYS);
        if (profile.has("registeredAt") && !person.registered().isBefore(start)) {
            Instant at = Instant.parse(profile.path("registeredAt").asText());
            add(at, person.home(), "REGISTRATION", "web");
        }
        LocalDate first = person.registered().isAfter(start) ? person.registered() : start;
        if (!person.lastActive().isBefore(first)) {
            int visits = visits(first, person.lastActive());
            for (int i = 0; i < visits; i++) {
                DemoBrand brand = person.brand(random);
                visit(brand, calendar.draw(first, person.lastActive(), brand.zone()));
            }
        }
        if (lastSeen.isAfter(Instant.MIN)) {
            profile.put("lastSeenAt", lastSeen.toString());
        }
    }

    private int visits(LocalDate first, LocalDate last) {
        double share = (last.toEpochDay() - first.toEpochDay() + 1) / (double) DAYS;
        double mean = person.kind().visits() * (0.25 + 0.75 * share);
        return (int) Math.round(-mean * Math.log(1 - random.nextDouble()) * 0.6 + mean * 0.4);
    }

    private void visit(DemoBrand brand, Instant at) {
        DemoKind.Outcome outcome = person.kind().visit(random);
        if (outcome == DemoKind.Outcome.BOUGHT && random.nextInt(100) < 30) {
            purchase(brand, at, "store");
            return;
        }
        String channel = random.nextInt(100) < 65 ? "web" : "app";
        Instant next = at;
        add(next, brand, "VISIT", channel);
        int views = 1 + random.nextInt(outcome == DemoKind.Outcome.LOOKED ? 3 : 2);
        for (int i = 0; i < views; i++) {
            next = later(next);
            ObjectNode seen = add(next, brand, "VIEW", channel).putObject("properties");
            DemoOrder.Article article = orders.article(brand);
            seen.put("sku", article.sku()).put("category", article.category());
        }
        if (outcome != DemoKind.Outcome.LOOKED) {
            next = later(next);
            add(next, brand, "ADD_TO_CART", channel)
                    .set("items", orders.cart(brand).items());
        }
        if (outcome == DemoKind.Outcome.BOUGHT) {
            purchase(brand, later(next), channel);
        }
    }

    private void purchase(DemoBrand brand, Instant at, String channel) {
        ObjectNode event = add(at, brand, "PURCHASE", channel);
        orders.fill(event, brand, channel);
        if (random.nextInt(100) == 0 && at.isBefore(now)) {
            returned.add(event.path("id").asText());
        }
    }

    private Instant later(Instant at) {
        return at.plusSeconds(20 + random.nextInt(400));
    }

    private ObjectNode add(Instant at, DemoBrand brand, String type, String channel) {
        numbered++;
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", person.id() + "-e" + numbered)
                .put("customer", person.id())
                .put("type", type)
                .put("occurredAt", at.toString())
                .put("brand", brand.id())
                .put("channel", channel);
        if (!channel.equals("store")) {
            event.put("platform", PLATFORMS.get(random.nextInt(PLATFORMS.size())));
        }
        // what today has not brought yet is drawn all the same, so that the rest does not depend on the time of day
        if (at.isBefore(now)) {
            events.add(event);
            lastSeen = at.isAfter(lastSeen) ? at : lastSeen;
        }
        return event;
    }

    List<JsonNode> events() {
        return events;
    }

    /** The ids of purchases that were returned. */
    List<String> returned() {
        return returned;
    }
}
