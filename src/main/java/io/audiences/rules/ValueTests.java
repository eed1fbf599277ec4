package io.audiences.rules;

import com.google.re2j.Pattern;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.customer.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes comparisons with constants ready for one instant. */
final class ValueTests {
    private ValueTests() {}

    static ValueTest of(TestSpec spec, Instant asOf) {
        Comparison comparison = spec.comparison();
        ValueTest positive = positive(comparison, spec.type(), spec.zone(), asOf);
        return comparison.negated() ? value -> !positive.holds(value) : positive;
    }

    private static ValueTest positive(Comparison comparison, ValueType type, ZoneId zone, Instant asOf) {
        if (comparison.operator() == Operator.EXISTS) {
            return value -> value != null;
        }
        return switch (type) {
            case TEXT -> onText(comparison);
            case NUMBER, MONEY -> onNumber(comparison);
            case BOOLEAN -> {
                Boolean expected = ((Value.Flag) one(comparison)).flag();
                yield value -> expected.equals(value);
            }
            case DATE, TIMESTAMP -> TemporalTests.of(comparison, type, zone, asOf);
            case LIST -> onList(comparison);
            case POINT -> onPoint((Operand.Area) comparison.operand());
        };
    }

    private static ValueTest onText(Comparison comparison) {
        boolean fold = comparison.ignoreCase();
        return switch (comparison.operator()) {
            case EQUALS -> text(fold, text(comparison, fold)::equals);
            case CONTAINS -> {
                String part = text(comparison, fold);
                yield text(fold, text -> text.contains(part));
            }
            case STARTS_WITH -> {
                String start = text(comparison, fold);
                yield text(fold, text -> text.startsWith(start));
            }
            case ENDS_WITH -> {
                String end = text(comparison, fold);
                yield text(fold, text -> text.endsWith(end));
            }
            case IN -> text(fold, texts(comparison, fold)::contains);
            case MATCHES -> {
                String expression = ((Value.Text) one(comparison)).text();
                Pattern pattern = Pattern.compile(expression, fold ? Pattern.CASE_INSENSITIVE : 0);
                yield text(false, text -> pattern.matcher(text).matches());
            }
            default -> throw unexpected(comparison);
        };
    }

    private static ValueTest text(boolean fold, Predicate<String> test) {
        return value -> value instanceof String text && test.test(fold ? Texts.fold(text) : text);
    }

    private static ValueTest onNumber(Comparison comparison) {
        if (comparison.operator() == Operator.IN) {
            Set<BigDecimal> numbers = new TreeSet<>();
            ((Operand.Many) comparison.operand())
                    .values()
                    .forEach(value -> numbers.add(((Value.Decimal) value).number()));
            return value -> value instanceof Average average
                    ? numbers.stream().anyMatch(number -> average.compareTo(number) == 0)
                    : value instanceof BigDecimal number && numbers.contains(number);
        }
        if (comparison.operator() == Operator.BETWEEN) {
            Operand.Range range = (Operand.Range) comparison.operand();
            BigDecimal low = ((Value.Decimal) range.low()).number();
            BigDecimal high = ((Value.Decimal) range.high()).number();
            return value -> value != null && compare(value, low) >= 0 && compare(value, high) <= 0;
        }
        BigDecimal number = ((Value.Decimal) one(comparison)).number();
        return switch (comparison.operator()) {
            case EQUALS -> value -> value != null && compare(value, number) == 0;
            case GREATER_THAN -> value -> value != null && compare(value, number) > 0;
            case AT_LEAST -> value -> value != null && compare(value, number) >= 0;
            case LESS_THAN -> value -> value != null && compare(value, number) < 0;
            case AT_MOST -> value -> value != null && compare(value, number) <= 0;
            default -> throw unexpected(comparison);
        };
    }

    static int compare(Object value, BigDecimal number) {
        return value instanceof Average average ? average.compareTo(number) : ((BigDecimal) value).compareTo(number);
    }

    private static ValueTest onList(Comparison comparison) {
        return switch (comparison.operator()) {
            case CONTAINS -> {
                String text = text(comparison, false);
                yield list(list -> list.contains(text));
            }
            case CONTAINS_ANY -> {
                Set<String> texts = texts(comparison, false);
                yield list(list -> list.stream().anyMatch(texts::contains));
            }
            case CONTAINS_ALL -> {
                Set<String> texts = texts(comparison, false);
                yield list(list -> list.containsAll(texts));
            }
            case CONTAINS_NONE -> {
                Set<String> texts = texts(comparison, false);
                yield list(list -> list.stream().noneMatch(texts::contains));
            }
            case IS_EMPTY -> list(Collection::isEmpty);
            case SIZE -> {
                Comparison ofSize = ((Operand.Size) comparison.operand()).comparison();
                ValueTest positive = onNumber(ofSize.positive());
                yield list(list -> positive.holds(BigDecimal.valueOf(list.size())) != ofSize.negated());
            }
            default -> throw unexpected(comparison);
        };
    }

    private static ValueTest onPoint(Operand.Area area) {
        return value -> value instanceof Point point && area.contains(point.latitude(), point.longitude());
    }

    private static ValueTest list(Predicate<List<?>> test) {
        return value -> value instanceof List<?> list && test.test(list);
    }

    private static String text(Comparison comparison, boolean fold) {
        String text = ((Value.Text) one(comparison)).text();
        return fold ? Texts.fold(text) : text;
    }

    private static Set<String> texts(Comparison comparison, boolean fold) {
        Set<String> texts = new HashSet<>();
        for (Value value : ((Operand.Many) comparison.operand()).values()) {
            String text = ((Value.Text) value).text();
            texts.add(fold ? Texts.fold(text) : text);
        }
        return texts;
    }

    private static Value one(Comparison comparison) {
        return ((Operand.One) comparison.operand()).value();
    }

    static IllegalArgumentException unexpected(Comparison comparison) {
        return new IllegalArgumentException("unchecked comparison " + comparison.word());
    }
}
