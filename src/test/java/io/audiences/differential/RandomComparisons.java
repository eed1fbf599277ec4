package io.audiences.differential;

import com.google.re2j.Pattern;
import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.customer.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Comparisons for each type with each of its operators. */
final class RandomComparisons {
    private final Dice dice;
    private final Pool pool;

    RandomComparisons(Dice dice, Pool pool) {
        this.dice = dice;
        this.pool = pool;
    }

    /** A comparison of a value of {@code type}; numbers from {@code numbers}, other values from {@code names}. */
    Comparison next(ValueType type, List<BigDecimal> numbers, Map<String, ValueType> names) {
        Operator operator = dice.pick(Arrays.stream(Operator.values())
                .filter(candidate -> candidate.allows(type))
                .toList());
        boolean mayIgnoreCase = type == ValueType.TEXT && operator != Operator.EXISTS;
        Optional<Operand> other =
                operator.allowsOtherAttribute(type) && dice.chance(15) ? otherOf(type, names) : Optional.empty();
        Operand operand = other.orElseGet(() -> operand(operator, type, numbers));
        return new Comparison(operator, dice.chance(25), operand, mayIgnoreCase && dice.chance(40));
    }

    private Optional<Operand> otherOf(ValueType type, Map<String, ValueType> names) {
        List<String> fitting = new TreeMap<>(names)
                .entrySet().stream()
                        .filter(entry ->
                                entry.getValue() == type || (entry.getValue().isNumeric() && type.isNumeric()))
                        .map(Map.Entry::getKey)
                        .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new Operand.OtherAttribute(dice.pick(fitting)));
    }

    private Operand operand(Operator operator, ValueType type, List<BigDecimal> numbers) {
        return switch (operator.shape()) {
            case NOTHING -> new Operand.Nothing();
            case ONE -> new Operand.One(part(operator, value(type, numbers)));
            case MANY -> many(type, numbers);
            case PATTERN -> new Operand.One(new Value.Text(pattern()));
            case RANGE -> range(type, numbers);
            case AMOUNT -> new Operand.Relative(amount(type == ValueType.TIMESTAMP));
            case DAYS -> new Operand.Relative(within1Year());
            case PERIOD -> new Operand.During(dice.of(Period.values()));
            case CALENDAR -> calendar(operator == Operator.MONTH ? 12 : 7);
            case SIZE -> new Operand.Size(size());
            case AREA -> area();
        };
    }

    private Operand area() {
        Point centre = dice.pick(pool.points);
        return new Operand.Area(
                centre.latitude(),
                centre.longitude(),
                dice.pick(List.of(0, 1, 100, 5_000, 20_100).stream()
                        .map(BigDecimal::valueOf)
                        .toList()));
    }

    private Operand many(ValueType type, List<BigDecimal> numbers) {
        List<Value> values = new ArrayList<>();
        for (int i = dice.below(10) == 0 ? 0 : 1 + dice.below(3); i > 0; i--) {
            values.add(value(type, numbers));
        }
        return new Operand.Many(values);
    }

    private Value value(ValueType type, List<BigDecimal> numbers) {
        return switch (type) {
            case TEXT, LIST -> new Value.Text(dice.pick(dice.chance(10) ? pool.brands : pool.texts));
            case NUMBER, MONEY -> new Value.Decimal(dice.pick(numbers));
            case BOOLEAN -> new Value.Flag(dice.chance(50));
            case DATE -> new Value.Day(dice.pick(pool.moments.days));
            case TIMESTAMP ->
                dice.chance(50)
                        ? new Value.Day(dice.pick(pool.moments.days))
                        : new Value.At(dice.pick(pool.moments.instants));
            case POINT -> throw new IllegalArgumentException("points are only asked for existence");
        };
    }

    private Value part(Operator operator, Value value) {
        boolean partial = operator == Operator.STARTS_WITH
                || operator == Operator.ENDS_WITH
                || (operator == Operator.CONTAINS && dice.chance(50));
        return partial && value instanceof Value.Text text ? new Value.Text(pool.part(text.text())) : value;
    }

    private String pattern() {
        String text = new Value.Text(dice.pick(pool.texts)).text();
        return dice.of(
                Pattern.quote(text),
                Pattern.quote(pool.part(text)) + ".*",
                ".*" + Pattern.quote(pool.part(text)),
                "(?s).+",
                "[A-Z]+",
                "\\pL*",
                "..?.?");
    }

    private Operand range(ValueType type, List<BigDecimal> numbers) {
        Value one = value(type, numbers);
        Value other = value(type, numbers);
        return inOrder(one, other) ? new Operand.Range(one, other) : new Operand.Range(other, one);
    }

    /** By the UTC day where a day meets an instant, which is in order enough for the checker. */
    static boolean inOrder(Value low, Value high) {
        if (low instanceof Value.Decimal a && high instanceof Value.Decimal b) {
            return a.number().compareTo(b.number()) <= 0;
        }
        if (low instanceof Value.At a && high instanceof Value.At b) {
            return !a.instant().isAfter(b.instant());
        }
        return !day(low).isAfter(day(high));
    }

    private static LocalDate day(Value value) {
        return value instanceof Value.Day day
                ? day.day()
                : LocalDate.ofInstant(((Value.At) value).instant(), ZoneOffset.UTC);
    }

    /** An amount around which customers have values. */
    Amount amount(boolean exactToo) {
        return dice.pick(
                exactToo ? pool.moments.amounts : pool.moments.amounts.subList(1, pool.moments.amounts.size()));
    }

    private Amount within1Year() {
        Amount amount = amount(false);
        return dice.chance(20) ? new Amount(1 + dice.below(12), Amount.Unit.MONTH) : amount;
    }

    private Operand calendar(int most) {
        List<Value> numbers = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            if (dice.chance(50)) {
                numbers.add(new Value.Decimal(BigDecimal.valueOf(i)));
            }
        }
        return new Operand.Many(numbers);
    }

    private Comparison size() {
        List<BigDecimal> sizes = List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(3));
        Operator operator = dice.pick(Arrays.stream(Operator.values())
                .filter(candidate -> candidate.allows(ValueType.NUMBER) && candidate != Operator.EXISTS)
                .toList());
        return new Comparison(operator, dice.chance(25), operand(operator, ValueType.NUMBER, sizes), false);
    }

    Value moment() {
        return value(ValueType.TIMESTAMP, List.of());
    }
}
