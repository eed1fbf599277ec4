package io.audiences.membership;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Value;
import java.math.BigDecimal;

/** Compares exact numbers. */
final class NumberInterpreter {
    private NumberInterpreter() {}

    /** The number in question, as seen from another: negative, zero or positive when less, equal or greater. */
    interface Measured {
        int compareTo(BigDecimal other);
    }

    static boolean holds(Comparison comparison, Measured own) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Many many) {
            return many.values().stream().anyMatch(value -> own.compareTo(number(value)) == 0);
        }
        if (operand instanceof Operand.Range range) {
            return own.compareTo(number(range.low())) >= 0 && own.compareTo(number(range.high())) <= 0;
        }
        int compared = own.compareTo(number(((Operand.One) operand).value()));
        return switch (comparison.operator()) {
            case EQUALS -> compared == 0;
            case GREATER_THAN -> compared > 0;
            case AT_LEAST -> compared >= 0;
            case LESS_THAN -> compared < 0;
            case AT_MOST -> compared <= 0;
            default -> false;
        };
    }

    private static BigDecimal number(Value value) {
        return ((Value.Decimal) value).number();
    }
}
