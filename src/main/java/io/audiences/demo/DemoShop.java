package io.audiences.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A shop with two brands and two years of history, generated: the same seed gives the same customers, and on the same day
 * the same events but for those of today that are still to come. Each customer depends on nothing but its number.
 */
public record DemoShop(long seed, int customers, Instant now) {
    private static final long APART = 0x9E3779B97F4A7C15L;

    /** All about one customer, as it would be sent to the server; the purchases to be taken back by id. */
    record Story(ObjectNode profile, List<JsonNode> events, List<String> returned) {
        Story {
            events = List.copyOf(events);
            returned = List.copyOf(returned);
        }
    }

    /** The customer with the number, from 1. */
    Story story(int number) {
        SplittableRandom random = new SplittableRandom(seed + number * APART);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        DemoPerson person = DemoPerson.draw(id(number), random, today);
        ObjectNode profile = new DemoProfile(random, today).draw(person);
        DemoHistory history = new DemoHistory(random, person, now);
        history.draw(profile);
        // last, so that all that was drawn before stays as it was
        new DemoLocation(random).draw(profile);
        return new Story(profile, history.events(), history.returned());
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "c%05d", number);
    }
}
