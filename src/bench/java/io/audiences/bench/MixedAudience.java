package io.audiences.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One audience of any node, in two forms that decide the same: our condition, and a naive rule over inserted events.
 *
 * @param condition canonical JSON; names other audiences by their place in the list
 * @param pattern conditions of the naive rule
 * @param plain the condition with counts in the place of sequences, and of whole events in that of items
 * @param references whether it names other audiences, which must be evaluated before
 */
record MixedAudience(String condition, String pattern, String plain, boolean references) {
    /** Kinds of audiences, in turn. */
    static final int KINDS = 10;

    private static final int[] WINDOWS = {7, 14, 30, 60, 90, 180, 365};
    private static final long DAY = 86_400_000_000L;
    private MixedAudience(String condition, String pattern) {
        this(condition, pattern, condition, false);
    }

    /** All kinds in turn, over the usual windows. */
    static List<MixedAudience> list(int count, long seed, long todayMidnight, long now) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MixedAudience> audiences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int days = WINDOWS[random.nextInt(WINDOWS.length)];
            long from = todayMidnight - days * DAY;
            int some = random.nextInt(10);
            audiences.add(
                    switch (i % KINDS) {
                        case 0 -> spenders(some, days, from);
                        case 1 -> abandoners(days, from, now, 24 * (1 + some % 4));
                        case 2 -> categoryBuyers("K" + some % 5, days, from);
                        case 3 -> buyersAfterViewing(days, from, 24 * (3 + some));
                        case 4 -> nearby("T" + some % 4, some);
                        case 5 -> sample(some, i);
                        case 6 -> others(i - 6, i - 5);
                        case 7 -> lapsed(days, from);
                        case 8 -> others(i - 7, i - 8);
                        default -> visitors(some, days, from);
                    });
        }
        return audiences;
    }

    /** As many different audiences, each with a sequence or items beside a country and a sum. */
    static List<MixedAudience> demanding(int count, long seed, long todayMidnight, long now) {
        return list(count * KINDS, seed, todayMidnight, now).stream()
                .filter(audience -> !audience.plain.equals(audience.condition))
                .limit(count)
                .map(audience -> audience.beside(audience.hashCode()))
                .toList();
    }

    private MixedAudience beside(int some) {
        int country = Math.floorMod(some, 10);
        int most = 1_000 + Math.floorMod(some, 997);
        String both =
                """
                {"all": [{"attribute": "country", "operator": "not_equals", "value": "C%d"},
                         {"event": "PURCHASE", "measure": {"function": "sum", "of": "value"},
                          "operator": "at_most", "value": %d}, %s]}
                """;
        return new MixedAudience(
                both.formatted(country, most, condition), pattern, both.formatted(country, most, plain), references);
    }

    private static String all(String... conditions) {
        return "{\"all\": [" + String.join(", ", conditions) + "]}";
    }

    private static String inLast(String event, int days, String operator, int value) {
        return """
                {"event": "%s", "window": {"last": {"amount": %d, "unit": "day"}}, "operator": "%s", "value": %d}
                """.formatted(event, days, operator, value);
    }

    private static MixedAudience spenders(int country, int days, long from) {
        return new MixedAudience(
                """
                {"all": [{"attribute": "country", "operator": "equals", "value": "C%d"},
                         {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                          "measure": {"function": "sum", "of": "value"}, "operator": "at_least", "value": 100}]}
                """
                        .formatted(country, days),
                """
                $c : NaiveCustomer( country == "C%d" )
                accumulate( NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL, $v : cents );
                            $sum : sum( $v ); $sum >= 10000 )
                """
                        .formatted(country, from));
    }

    /** Added to cart, then bought nothing for some hours. */
    private static MixedAudience abandoners(int days, long from, long now, int hours) {
        long within = hours * DAY / 24;
        return new MixedAudience(
                """
                {"sequence": [{"event": "ADD_TO_CART"},
                              {"event": "PURCHASE", "within": {"amount": %d, "unit": "hour"}, "absent": true}],
                 "window": {"last": {"amount": %d, "unit": "day"}}}
                """
                        .formatted(hours, days),
                """
                $c : NaiveCustomer()
                exists( $a : NaiveEvent( customer == $c.number, type == "ADD_TO_CART", occurredAt >= %1$dL, occurredAt <= %2$dL )
                        and not NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt > $a.occurredAt,
                                            occurredAt <= ($a.occurredAt + %3$dL) ) )
                """
                        .formatted(from, now - within, within),
                all(inLast("ADD_TO_CART", days, "at_least", 1), inLast("PURCHASE", days, "equals", 0)),
                false);
    }

    /** Bought an item of a category twice. */
    private static MixedAudience categoryBuyers(String category, int days, long from) {
        return new MixedAudience(
                """
                {"event": "PURCHASE", "where": {"items": "any", "where": {"all": [
                    {"attribute": "category", "operator": "equals", "value": "%s"},
                    {"attribute": "value", "operator": "at_least", "value": 20}]}},
                 "window": {"last": {"amount": %d, "unit": "day"}}, "operator": "at_least", "value": 2}
                """
                        .formatted(category, days),
                """
                $c : NaiveCustomer()
                accumulate( $e : NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL,
                                             hasItem( "%s", 2000 ) ); $n : count( $e ); $n >= 2 )
                """
                        .formatted(from, category),
                inLast("PURCHASE", days, "at_least", 2),
                false);
    }

    private static MixedAudience buyersAfterViewing(int days, long from, int hours) {
        return new MixedAudience(
                """
                {"sequence": [{"event": "VIEW"}, {"event": "VISIT"},
                              {"event": "PURCHASE", "within": {"amount": %d, "unit": "hour"}}],
                 "window": {"last": {"amount": %d, "unit": "day"}}}
                """
                        .formatted(hours, days),
                """
                $c : NaiveCustomer()
                exists( $v : NaiveEvent( customer == $c.number, type == "VIEW", occurredAt >= %1$dL )
                        and $w : NaiveEvent( customer == $c.number, type == "VISIT", occurredAt > $v.occurredAt )
                        and NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt > $w.occurredAt,
                                        occurredAt <= ($w.occurredAt + %2$dL) ) )
                """
                        .formatted(from, hours * DAY / 24),
                all(
                        inLast("VIEW", days, "at_least", 1),
                        inLast("VISIT", days, "at_least", 1),
                        inLast("PURCHASE", days, "at_least", 1)),
                false);
    }

    private static MixedAudience nearby(String tier, int some) {
        int kilometres = 10 + 10 * some;
        return new MixedAudience(
                """
                {"any": [{"attribute": "tier", "operator": "not_equals", "value": "%s"},
                         {"attribute": "location", "operator": "within",
                          "value": {"latitude": 4.6, "longitude": -74.1, "kilometres": %d}}]}
                """
                        .formatted(tier, kilometres),
                "$c : NaiveCustomer( tier != \"%s\" || near( 4.6, -74.1, %d ) )%n".formatted(tier, kilometres));
    }

    private static MixedAudience sample(int country, int seed) {
        return new MixedAudience(
                """
                {"all": [{"not": {"attribute": "country", "operator": "equals", "value": "C%1$d"}},
                         {"sample": 20, "seed": "draw-%2$d"}]}
                """
                        .formatted(country, seed),
                "$c : NaiveCustomer( country != \"C%d\", drawn( \"draw-%d\", 20 ) )%n".formatted(country, seed));
    }

    /** In one audience and not in another. */
    private static MixedAudience others(int in, int notIn) {
        String condition = """
                {"all": [{"audience": "%d", "operator": "in"}, {"audience": "%d", "operator": "not_in"}]}
                """.formatted(in, notIn);
        return new MixedAudience(
                condition,
                """
                $c : NaiveCustomer()
                NaiveMember( customer == $c.number, audience == %d )
                not NaiveMember( customer == $c.number, audience == %d )
                """
                        .formatted(in, notIn),
                condition,
                true);
    }

    private static MixedAudience lapsed(int days, long from) {
        return new MixedAudience(
                """
                {"all": [{"event": "PURCHASE", "operator": "at_least", "value": 1},
                         {"not": {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                                  "operator": "at_least", "value": 1}}]}
                """
                        .formatted(days),
                """
                $c : NaiveCustomer()
                exists NaiveEvent( customer == $c.number, type == "PURCHASE" )
                not NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL )
                """
                        .formatted(from));
    }

    private static MixedAudience visitors(int country, int days, long from) {
        return new MixedAudience(
                """
                {"all": [{"attribute": "country", "operator": "not_in", "value": ["C%d", "C9"]},
                         {"event": "VISIT", "where": {"attribute": "channel", "operator": "equals", "value": "web"},
                          "window": {"last": {"amount": %d, "unit": "day"}}, "operator": "at_least", "value": 2}]}
                """
                        .formatted(country, days),
                """
                $c : NaiveCustomer( country != "C%d", country != "C9" )
                accumulate( $e : NaiveEvent( customer == $c.number, type == "VISIT", channel == "web",
                                             occurredAt >= %dL ); $n : count( $e ); $n >= 2 )
                """
                        .formatted(country, from));
    }
}
