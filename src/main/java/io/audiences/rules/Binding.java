package io.audiences.rules;

/** The kinds of things that rules name by number, each with the function that takes the number. */
enum Binding {
    MEASURE("measure"),
    SEQUENCE("happened"),
    TEST("holds"),
    TEXT("constant"),
    BRANDS("ofBrands"),
    AUDIENCE("inAudience"),
    SAMPLE("sampled"),
    TRAIT("trait"),
    QUINTILE("quintile");

    private final String function;

    Binding(String function) {
        this.function = function;
    }

    String function() {
        return function;
    }
}
