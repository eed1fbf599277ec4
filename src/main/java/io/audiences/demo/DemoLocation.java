package io.audiences.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where in and around their cities the customers of the demo shop live, as far as they told. */
final class DemoLocation {
    private static final double SPREAD_IN_DEGREES = 0.1;
    private static final int SHARE_THAT_TELLS = 60;

    private static final Map<String, Centre> CITIES = Map.ofEntries(
            Map.entry("Bogotá", new Centre(4.65, -74.1)),
            Map.entry("Medellín", new Centre(6.25, -75.57)),
            Map.entry("Cali", new Centre(3.44, -76.52)),
            Map.entry("Barranquilla", new Centre(10.98, -74.8)),
            Map.entry("Ciudad de México", new Centre(19.43, -99.13)),
            Map.entry("Monterrey", new Centre(25.67, -100.31)),
            Map.entry("Lima", new Centre(-12.05, -77.04)),
            Map.entry("Arequipa", new Centre(-16.4, -71.54)),
            Map.entry("Miami", new Centre(25.77, -80.19)),
            Map.entry("New York", new Centre(40.71, -74.01)),
            Map.entry("Santiago", new Centre(-33.45, -70.67)),
            Map.entry("Valparaíso", new Centre(-33.05, -71.62)),
            Map.entry("Madrid", new Centre(40.42, -3.7)),
            Map.entry("Barcelona", new Centre(41.39, 2.17)),
            Map.entry("València", new Centre(39.47, -0.38)),
            Map.entry("Málaga", new Centre(36.72, -4.42)),
            Map.entry("Lisboa", new Centre(38.72, -9.14)),
            Map.entry("Porto", new Centre(41.15, -8.61)),
            Map.entry("Paris", new Centre(48.86, 2.35)),
            Map.entry("Bordeaux", new Centre(44.84, -0.58)),
            Map.entry("Berlin", new Centre(52.52, 13.4)),
            Map.entry("Köln", new Centre(50.94, 6.96)));

    private final RandomGenerator random;

    /** The middle of a city, in degrees. */
    private record Centre(double latitude, double longitude) {}

    DemoLocation(RandomGenerator random) {
        this.random = random;
    }

    /** Completes the profile. */
    void draw(ObjectNode profile) {
        Centre centre = CITIES.get(profile.path("city").asText());
        if (centre != null && random.nextInt(100) < SHARE_THAT_TELLS) {
            profile.putObject("location")
                    .put("latitude", near(centre.latitude()))
                    .put("longitude", near(centre.longitude()));
        }
    }

    private BigDecimal near(double degrees) {
        return BigDecimal.valueOf(degrees + SPREAD_IN_DEGREES * random.nextGaussian())
                .setScale(4, RoundingMode.HALF_EVEN);
    }
}
