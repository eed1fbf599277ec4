package io.audiences.rules;

import io.audiences.condition.Comparison;

/**
 * The relations between numbers, by their functions in the rule language. They are functions because Drools 10 reads a number
 * on the left of {@code >=} through MVEL's interpreter, ten times slower than a call.
 */
enum Relation {
    EQUAL("equal"),
    GREATER_THAN("greaterThan"),
    AT_LEAST("atLeast"),
    LESS_THAN("lessThan"),
    AT_MOST("atMost");

    private final String function;

    Relation(String function) {
        this.function = function;
    }

    String function() {
        return function;
    }

    static Relation of(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQUALS -> EQUAL;
            case GREATER_THAN -> GREATER_THAN;
            case AT_LEAST -> AT_LEAST;
            case LESS_THAN -> LESS_THAN;
            case AT_MOST -> AT_MOST;
            default -> throw ValueTests.unexpected(comparison);
        };
    }
}
