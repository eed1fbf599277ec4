package io.audiences.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An average kept as sum and count, so that it compares exactly. */
public record Average(BigDecimal sum, long count) {

    /** To six decimals, half to even. */
    BigDecimal rounded() {
        return sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN);
    }

    /** Negative, zero or positive as the average is less than, equal to or greater than {@code value}. */
    int compareTo(BigDecimal value) {
        return sum.compareTo(value.multiply(BigDecimal.valueOf(count)));
    }
}
