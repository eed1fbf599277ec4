package io.audiences.demo;

import java.util.random.RandomGenerator;

/** How the demo shop's customers behave: how many visits they make in two years, and what comes of one. */
enum DemoKind {
    /** Known by a cookie only. */
    ANONYMOUS(5, 2, 0.25, 0),
    /** Known from a list, never seen. */
    SILENT(6, 0, 0, 0),
    BROWSER(14, 5, 0.25, 0),
    OCCASIONAL(45, 7, 0.20, 0.38),
    REGULAR(24, 14, 0.18, 0.46),
    DEVOTED(6, 38, 0.15, 0.56);

    private final int weight;
    private final double visits;
    private final double cart;
    private final double purchase;

    DemoKind(int weight, double visits, double cart, double purchase) {
        this.weight = weight;
        this.visits = visits;
        this.cart = cart;
        this.purchase = purchase;
    }

    static DemoKind draw(RandomGenerator random) {
        int left = random.nextInt(100);
        for (DemoKind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        return OCCASIONAL;
    }

    /** How a visit ends. */
    enum Outcome {
        LOOKED,
        LEFT_A_CART,
        BOUGHT
    }

    Outcome visit(RandomGenerator random) {
        double drawn = random.nextDouble();
        return drawn < purchase ? Outcome.BOUGHT : drawn < purchase + cart ? Outcome.LEFT_A_CART : Outcome.LOOKED;
    }

    /** The mean number of visits in two years. */
    double visits() {
        return visits;
    }

    boolean isAnonymous() {
        return this == ANONYMOUS;
    }
}
