package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A positive comparison of two values of one type; false when either is missing. */
record PairTest(BiPredicate<Object, Object> both) {

    boolean holds(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && both.test(left, right);
    }

    /** The positive form of {@code comparison}; its negation is the caller's. */
    static PairTest of(Comparison comparison, ValueType type) {
        return new PairTest(
                switch (type) {
                    case TEXT -> onText(comparison);
                    case NUMBER, MONEY -> onNumber(comparison);
                    case DATE, TIMESTAMP -> onTime(comparison);
                    default -> Object::equals;
                });
    }

    private static BiPredicate<Object, Object> onText(Comparison comparison) {
        BiPredicate<String, String> test = switch (comparison.operator()) {
            case EQUALS -> String::equals;
            case CONTAINS -> String::contains;
            case STARTS_WITH -> String::startsWith;
            case ENDS_WITH -> String::endsWith;
            default -> throw ValueTests.unexpected(comparison);
        };
        return comparison.ignoreCase()
                ? (left, right) -> test.test(Texts.fold((String) left), Texts.fold((String) right))
                : (left, right) -> test.test((String) left, (String) right);
    }

    private static BiPredicate<Object, Object> onNumber(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQUALS -> (left, right) -> compare(left, right) == 0;
            case GREATER_THAN -> (left, right) -> compare(left, right) > 0;
            case AT_LEAST -> (left, right) -> compare(left, right) >= 0;
            case LESS_THAN -> (left, right) -> compare(left, right) < 0;
            case AT_MOST -> (left, right) -> compare(left, right) <= 0;
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    private static int compare(Object left, Object right) {
        return ((BigDecimal) left).compareTo((BigDecimal) right);
    }

    private static BiPredicate<Object, Object> onTime(Comparison comparison) {
        return switch (comparison.operator()) {
            case BEFORE -> (left, right) -> order(left, right) < 0;
            case AFTER -> (left, right) -> order(left, right) > 0;
            case ON -> Object::equals;
            default -> throw ValueTests.unexpected(comparison);
        };
    }

    static int order(Object left, Object right) {
        return left instanceof LocalDate day
                ? day.compareTo((LocalDate) right)
                : ((Instant) left).compareTo((Instant) right);
    }
}
