package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.Value;

/** The relations of the rule language, all but {@code !=} false with a missing value, and their complements. */
enum Relation {
    EQUAL("==", "!="),
    GREATER(">", "<="),
    AT_LEAST(">=", "<"),
    LESS("<", ">="),
    AT_MOST("<=", ">");

    private final String symbol;
    private final String opposite;

    Relation(String symbol, String opposite) {
        this.symbol = symbol;
        this.opposite = opposite;
    }

    static Relation of(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQUALS -> EQUAL;
            case GREATER_THAN -> GREATER;
            case AT_LEAST -> AT_LEAST;
            case LESS_THAN -> LESS;
            case AT_MOST -> AT_MOST;
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    /** Between a value and a number. */
    String write(Reference value, Value number, boolean holds) {
        return value.average() < 0
                ? single(value.drl(), Literals.number(number), holds)
                : writeAverage(value.average(), Literals.number(number), holds);
    }

    /** Between an average and a number, which may be missing: by the sign of their difference. */
    String writeAverage(int average, String number, boolean holds) {
        return single("average( " + average + ", " + number + " )", "0", holds);
    }

    private String single(String left, String right, boolean holds) {
        if (holds || this == EQUAL) {
            return left + " " + (holds ? symbol : opposite) + " " + right;
        }
        return "( " + left + " == null || " + left + " " + opposite + " " + right + " )";
    }

    /** Between two values, either of which may be missing. */
    String write(String left, String right, boolean holds) {
        return holds
                ? "( " + left + " != null && " + right + " != null && " + left + " " + symbol + " " + right + " )"
                : "( " + left + " == null || " + right + " == null || " + left + " " + opposite + " " + right + " )";
    }
}
