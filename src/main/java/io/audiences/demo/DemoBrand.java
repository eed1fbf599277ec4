package io.audiences.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;

/** The demo shop's two brands: where their customers live and what they sell. */
enum DemoBrand {
    NORTE(
            "norte",
            "Norte Outdoor",
            ZoneId.of("America/Bogota"),
            List.of(
                    new Place(50, "CO", "es", "America/Bogota", List.of("Bogotá", "Medellín", "Cali", "Barranquilla")),
                    new Place(20, "MX", "es", "America/Mexico_City", List.of("Ciudad de México", "Monterrey")),
                    new Place(12, "PE", "es", "America/Lima", List.of("Lima", "Arequipa")),
                    new Place(10, "US", "en", "America/New_York", List.of("Miami", "New York")),
                    new Place(8, "CL", "es", "America/Santiago", List.of("Santiago", "Valparaíso"))),
            List.of(
                    new Category("shoes", 45),
                    new Category("jackets", 60),
                    new Category("tents", 110),
                    new Category("backpacks", 40),
                    new Category("accessories", 9))),
    MAREA(
            "marea",
            "Marea Home",
            ZoneId.of("Europe/Madrid"),
            List.of(
                    new Place(62, "ES", "es", "Europe/Madrid", List.of("Madrid", "Barcelona", "València", "Málaga")),
                    new Place(14, "PT", "pt", "Europe/Lisbon", List.of("Lisboa", "Porto")),
                    new Place(14, "FR", "fr", "Europe/Paris", List.of("Paris", "Bordeaux")),
                    new Place(10, "DE", "de", "Europe/Berlin", List.of("Berlin", "Köln"))),
            List.of(
                    new Category("lamps", 38),
                    new Category("textiles", 18),
                    new Category("furniture", 130),
                    new Category("kitchen", 24),
                    new Category("decor", 11)));

    private final String id;
    private final String title;
    private final ZoneId zone;
    private final List<Place> places;
    private final List<Category> categories;

    DemoBrand(String id, String title, ZoneId zone, List<Place> places, List<Category> categories) {
        this.id = id;
        this.title = title;
        this.zone = zone;
        this.places = places;
        this.categories = categories;
    }

    /** A country, with its share of the brand's customers in percent. */
    record Place(int weight, String country, String language, String timezone, List<String> cities) {
        String city(RandomGenerator random) {
            return cities.get(random.nextInt(cities.size()));
        }
    }

    /** A category of goods, with the price of its cheapest article. */
    record Category(String name, int price) {}

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    ZoneId zone() {
        return zone;
    }

    Place place(RandomGenerator random) {
        int left = random.nextInt(100);
        for (Place place : places) {
            left -= place.weight();
            if (left < 0) {
                return place;
            }
        }
        return places.get(0);
    }

    List<Category> categories() {
        return categories;
    }
}
