package io.audiences.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is drawn about one customer of the demo shop before anything happens.
 *
 * @param taste 1 on average; those above buy more and dearer goods
 * @param registered the day the account was opened, up to four years ago
 * @param lastActive the day after which nothing happens any more, today for most
 */
record DemoPerson(
        String id, DemoKind kind, List<DemoBrand> brands, double taste, LocalDate registered, LocalDate lastActive) {
    private static final int OLDEST_ACCOUNT_DAYS = 1_460;
    private static final double SPREAD_OF_TASTE = 0.55;
    private static final double SHARE_THAT_STOPS = 0.3;

    DemoPerson {
        brands = List.copyOf(brands);
    }

    static DemoPerson draw(String id, RandomGenerator random, LocalDate today) {
        DemoKind kind = DemoKind.draw(random);
        // the square root lets more accounts be young: the shop grows
        int age = (int) (OLDEST_ACCOUNT_DAYS * (1 - Math.sqrt(random.nextDouble())));
        int silent = random.nextDouble() < SHARE_THAT_STOPS ? random.nextInt(age + 1) : 0;
        double taste = Math.exp(SPREAD_OF_TASTE * random.nextGaussian() - SPREAD_OF_TASTE * SPREAD_OF_TASTE / 2);
        return new DemoPerson(id, kind, brands(random), taste, today.minusDays(age), today.minusDays(silent));
    }

    private static List<DemoBrand> brands(RandomGenerator random) {
        int drawn = random.nextInt(100);
        return drawn < 52
                ? List.of(DemoBrand.NORTE)
                : drawn < 84 ? List.of(DemoBrand.MAREA) : List.of(DemoBrand.NORTE, DemoBrand.MAREA);
    }

    /** The brand of the customer's home. */
    DemoBrand home() {
        return brands.get(0);
    }

    DemoBrand brand(RandomGenerator random) {
        return brands.get(random.nextInt(brands.size()));
    }
}
