package io.audiences.condition.lint;

import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What tests ask about; equal subjects have the same value for one customer.
 *
 * @param key the name of an attribute or property, or the parts of a measure
 * @param type empty where it is not known
 * @param mayBeMissing whether there may be no value
 * @param range that numbers lie in
 */
record Subject(Object key, Optional<ValueType> type, boolean mayBeMissing, Range range) {

    /**
     * Which numbers a subject may be.
     *
     * @param whole whether only whole ones
     * @param least included
     * @param end not included
     */
    record Range(boolean whole, Optional<BigDecimal> least, Optional<BigDecimal> end) {
        static final Range ANY = new Range(false, Optional.empty(), Optional.empty());
        static final Range WHOLE = new Range(true, Optional.empty(), Optional.empty());
        static final Range COUNT = new Range(true, Optional.of(BigDecimal.ZERO), Optional.empty());
        static final Range ZERO = new Range(true, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.ONE));
        static final Range PERCENT =
                new Range(false, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(100)));
        static final Range NONE = new Range(false, Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.ZERO));

        boolean contains(BigDecimal number) {
            return least.filter(bound -> number.compareTo(bound) < 0).isEmpty()
                    && end.filter(bound -> number.compareTo(bound) >= 0).isEmpty()
                    && (!whole || number.stripTrailingZeros().scale() <= 0);
        }
    }

    /** Something that is so or not. */
    static Subject fact(Object key) {
        return new Subject(key, Optional.of(ValueType.BOOLEAN), false, Range.ANY);
    }

    static Subject value(String name, Optional<ValueType> type) {
        return new Subject(name, type, true, Range.ANY);
    }

    /** Whether there is never a value. */
    boolean isAlwaysMissing() {
        return mayBeMissing && range.equals(Range.NONE);
    }
}
