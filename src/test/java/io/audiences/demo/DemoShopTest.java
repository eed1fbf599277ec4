package io.audiences.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoShopTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private final DemoShop shop = new DemoShop(1, 20_000, NOW);

    @Test
    void tellsTheSameStoryAgain() {
        assertThat(new DemoShop(1, 100, NOW).story(7)).isEqualTo(shop.story(7));
        assertThat(new DemoShop(2, 100, NOW).story(7)).isNotEqualTo(shop.story(7));
    }

    @Test
    void addsOnlyLaterEventsOnTheSameDay() {
        DemoShop later = new DemoShop(1, 20_000, NOW.plus(Duration.ofHours(5)));
        for (int number = 1; number <= 500; number++) {
            assertThat(later.story(number).events())
                    .containsAll(shop.story(number).events());
        }
    }

    @Test
    void hasTwentyEventsForACustomerOverTwoYears() {
        Map<String, Integer> counts = new HashMap<>();
        Instant oldest = NOW.minus(Duration.ofDays(732));
        for (int number = 1; number <= shop.customers(); number++) {
            for (JsonNode event : shop.story(number).events()) {
                counts.merge(event.path("type").asText(), 1, Integer::sum);
                Instant at = Instant.parse(event.path("occurredAt").asText());
                if (at.isBefore(oldest) || at.isAfter(NOW)) {
                    throw new AssertionError(event);
                }
            }
        }
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", counts)
                .isBetween(390_000, 410_000);
        assertThat(counts).containsOnlyKeys("VISIT", "VIEW", "ADD_TO_CART", "PURCHASE", "REGISTRATION");
    }

    @Test
    void hasTheOddCasesOfRealCustomers() {
        var stories = IntStream.rangeClosed(1, 2_000).mapToObj(shop::story).toList();
        assertThat(stories)
                .anyMatch(story -> story.events().isEmpty())
                .anyMatch(story -> story.profile().path("isAnonymous").asBoolean())
                .anyMatch(story -> story.profile().path("birthDate").asText().endsWith("-02-29"))
                .anyMatch(story -> story.profile().path("brands").size() == 2)
                .anyMatch(
                        story -> story.profile().has("city") && story.profile().has("location"))
                .anyMatch(
                        story -> story.profile().has("city") && !story.profile().has("location"))
                .anyMatch(story -> !story.returned().isEmpty());
    }
}
