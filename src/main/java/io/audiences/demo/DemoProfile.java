package io.audiences.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Draws the profile of a customer of the demo shop, as it would be sent to the server. */
final class DemoProfile {
    private static final List<String> FIRST =
            List.of("Ana", "Luis", "María", "José", "Sofía", "Mateo", "Inés", "João", "Léa", "Jürgen", "Zoë", "Íñigo");
    private static final List<String> LAST =
            List.of("García", "Rojas", "Núñez", "O'Neill", "Silva", "Moreau", "Weiß", "Quispe", "Ibáñez", "López");
    private static final List<String> GENDERS = List.of("female", "female", "male", "male", "other");
    private static final int YOUNGEST = 18;
    private static final int OLDEST = 82;

    private final RandomGenerator random;
    private final LocalDate today;

    DemoProfile(RandomGenerator random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    ObjectNode draw(DemoPerson person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", person.id());
        json.put("isAnonymous", person.kind().isAnonymous());
        json.put("status", random.nextInt(100) == 0 ? "blocked" : "active");
        person.brands().forEach(brand -> json.withArray("/brands").add(brand.id()));
        DemoBrand.Place place = person.home().place(random);
        json.put("country", place.country()).put("timezone", place.timezone());
        if (!person.kind().isAnonymous()) {
            account(json, person, place);
        }
        return json;
    }

    private void account(ObjectNode json, DemoPerson person, DemoBrand.Place place) {
        String first = FIRST.get(random.nextInt(FIRST.size()));
        json.put("name", first + " " + LAST.get(random.nextInt(LAST.size())));
        json.put("email", person.id() + "@example.com");
        json.put("city", place.city(random)).put("language", place.language());
        if (random.nextInt(100) < 80) {
            json.put("gender", GENDERS.get(random.nextInt(GENDERS.size())));
        }
        if (random.nextInt(100) < 85) {
            json.put("birthDate", birthDate().toString());
        }
        if (random.nextInt(100) < 40) {
            json.put("phone", String.format(Locale.ROOT, "+570%09d", random.nextInt(1_000_000_000)));
        }
        int second = random.nextInt(86_400);
        json.put(
                "registeredAt",
                person.registered()
                        .minusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .plusSeconds(second)
                        .toInstant()
                        .toString());
        json.put("tier", tier(person));
        json.put("loyaltyPoints", (int) (400 * person.taste() * person.kind().visits()));
        tags(json.putObject("tags"));
        json.putObject("consent").put("newsletter", random.nextInt(100) < 55).put("sms", random.nextInt(100) < 20);
    }

    private LocalDate birthDate() {
        int days = (int) (365.25 * (YOUNGEST + random.nextDouble() * (OLDEST - YOUNGEST)));
        // one in two hundred, so that even a small shop has some
        return random.nextInt(200) == 0 ? LocalDate.of(1948 + 4 * random.nextInt(14), 2, 29) : today.minusDays(days);
    }

    private String tier(DemoPerson person) {
        double worth = person.kind().visits() * person.taste() * (0.5 + random.nextDouble());
        return worth > 40 ? "platinum" : worth > 22 ? "gold" : worth > 10 ? "silver" : "bronze";
    }

    private void tags(ObjectNode tags) {
        if (random.nextInt(100) < 2) {
            tags.put("vip", true);
        }
        if (random.nextInt(300) == 0) {
            tags.put("staff", true);
        }
    }
}
