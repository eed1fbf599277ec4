package io.audiences.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One audience in the three forms that are compared: our condition, a naive rule that accumulates over inserted events, and
 * hand-written SQL. Each form decides the same; the benchmarks check that the counts agree.
 *
 * @param condition canonical JSON
 * @param pattern conditions of the naive rule
 * @param sql a SELECT of customer numbers, with {@code c} for the customers table
 */
record BenchAudience(String condition, String pattern, String sql) {

    /** The windows that people choose. */
    private static final int[] WINDOWS = {7, 14, 30, 60, 90, 180, 365};

    /** Sums, counts, recency and filters over the usual windows, some narrowed by an attribute. */
    static List<BenchAudience> list(int count, long seed, long todayMidnightMicros) {
        SplittableRandom random = new SplittableRandom(seed);
        List<BenchAudience> audiences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int days = WINDOWS[random.nextInt(WINDOWS.length)];
            long from = todayMidnightMicros - days * 86_400_000_000L;
            String country = "C" + random.nextInt(10);
            audiences.add(
                    switch (i % 5) {
                        case 0 -> spenders(country, days, from, 50 * random.nextInt(1, 20));
                        case 1 -> lapsed(days, from);
                        case 2 -> webVisitors(days, from, random.nextInt(1, 5));
                        case 3 -> bigBaskets("T" + random.nextInt(4), days, from, 10 * random.nextInt(3, 9));
                        default -> neverBought(country, days, from);
                    });
        }
        return audiences;
    }

    private static BenchAudience spenders(String country, int days, long from, int value) {
        return new BenchAudience(
                """
                {"all": [{"attribute": "country", "operator": "equals", "value": "%s"},
                         {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                          "measure": {"function": "sum", "of": "value"}, "operator": "at_least", "value": %d}]}
                """
                        .formatted(country, days, value),
                """
                $c : NaiveCustomer( country == "%s" )
                accumulate( NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL, $v : cents );
                            $sum : sum( $v ); $sum >= %d )
                """
                        .formatted(country, from, value * 100L),
                """
                SELECT c.number FROM customers c JOIN events e ON e.customer = c.number
                WHERE c.country = '%s' AND e.type = 1 AND e.occurred_at >= %d
                GROUP BY c.number HAVING SUM(e.value) >= %d
                """
                        .formatted(country, from, value));
    }

    private static BenchAudience lapsed(int days, long from) {
        return new BenchAudience(
                """
                {"all": [{"event": "PURCHASE", "operator": "at_least", "value": 1},
                         {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                          "operator": "equals", "value": 0}]}
                """
                        .formatted(days),
                """
                $c : NaiveCustomer()
                accumulate( $e : NaiveEvent( customer == $c.number, type == "PURCHASE" ); $n : count( $e ); $n >= 1 )
                accumulate( $f : NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL );
                            $m : count( $f ); $m == 0 )
                """
                        .formatted(from),
                """
                SELECT e.customer FROM events e WHERE e.type = 1
                GROUP BY e.customer HAVING MAX(e.occurred_at) < %d
                """
                        .formatted(from));
    }

    private static BenchAudience webVisitors(int days, long from, int times) {
        return new BenchAudience(
                """
                {"event": "VISIT", "where": {"attribute": "channel", "operator": "equals", "value": "web"},
                 "window": {"last": {"amount": %d, "unit": "day"}}, "operator": "at_least", "value": %d}
                """
                        .formatted(days, times),
                """
                $c : NaiveCustomer()
                accumulate( $e : NaiveEvent( customer == $c.number, type == "VISIT", channel == "web",
                                             occurredAt >= %dL ); $n : count( $e ); $n >= %d )
                """
                        .formatted(from, times),
                """
                SELECT e.customer FROM events e WHERE e.type = 3 AND e.channel = 'web' AND e.occurred_at >= %d
                GROUP BY e.customer HAVING COUNT(*) >= %d
                """
                        .formatted(from, times));
    }

    private static BenchAudience bigBaskets(String tier, int days, long from, int value) {
        return new BenchAudience(
                """
                {"all": [{"attribute": "tier", "operator": "equals", "value": "%s"},
                         {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                          "measure": {"function": "max", "of": "value"}, "operator": "greater_than", "value": %d}]}
                """
                        .formatted(tier, days, value),
                """
                $c : NaiveCustomer( tier == "%s" )
                accumulate( NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL, $v : cents );
                            $max : max( $v ); $max > %d )
                """
                        .formatted(tier, from, value * 100L),
                """
                SELECT c.number FROM customers c JOIN events e ON e.customer = c.number
                WHERE c.tier = '%s' AND e.type = 1 AND e.occurred_at >= %d
                GROUP BY c.number HAVING MAX(e.value) > %d
                """
                        .formatted(tier, from, value));
    }

    private static BenchAudience neverBought(String country, int days, long from) {
        return new BenchAudience(
                """
                {"all": [{"attribute": "country", "operator": "not_equals", "value": "%s"},
                         {"event": "ADD_TO_CART", "window": {"last": {"amount": %d, "unit": "day"}},
                          "operator": "at_least", "value": 1},
                         {"event": "PURCHASE", "window": {"last": {"amount": %d, "unit": "day"}},
                          "operator": "equals", "value": 0}]}
                """
                        .formatted(country, days, days),
                """
                $c : NaiveCustomer( country != "%s" )
                accumulate( $e : NaiveEvent( customer == $c.number, type == "ADD_TO_CART", occurredAt >= %dL );
                            $n : count( $e ); $n >= 1 )
                accumulate( $f : NaiveEvent( customer == $c.number, type == "PURCHASE", occurredAt >= %dL );
                            $m : count( $f ); $m == 0 )
                """
                        .formatted(country, from, from),
                """
                SELECT c.number FROM customers c JOIN events e ON e.customer = c.number
                WHERE c.country <> '%s' AND e.type IN (1, 2) AND e.occurred_at >= %d
                GROUP BY c.number HAVING SUM(e.type = 2) >= 1 AND SUM(e.type = 1) = 0
                """
                        .formatted(country, from));
    }
}
