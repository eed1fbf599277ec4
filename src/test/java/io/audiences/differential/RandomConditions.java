package io.audiences.differential;

import io.audiences.condition.Amount;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.Quantifier;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Measure;
import io.audiences.condition.Measure.Function;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.condition.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Conditions of every node, operator, measure and window that pass the checker. */
final class RandomConditions {
    private static final List<BigDecimal> COUNTS =
            Stream.of(0, 1, 1, 2, 3).map(BigDecimal::valueOf).toList();
    private static final List<BigDecimal> DAYS =
            Stream.of(0, 1, 2, 7, 30, 31, 90, 365).map(BigDecimal::valueOf).toList();

    private static final List<String> PERCENTS =
            List.of("0", "100", "50", "50", "10.0", "20", "33.333333", "99.999999", "0.000001");

    private final Dice dice;
    private final Pool pool;
    private final Vocabulary vocabulary;
    private final RandomComparisons comparisons;
    private final RandomSequences sequences;

    RandomConditions(Dice dice, Pool pool, Vocabulary vocabulary) {
        this.dice = dice;
        this.pool = pool;
        this.vocabulary = vocabulary;
        this.comparisons = new RandomComparisons(dice, pool);
        this.sequences = new RandomSequences(dice, pool, vocabulary);
    }

    ScopedCondition next() {
        BrandScope scope = dice.chance(70) ? BrandScope.ALL : new BrandScope(List.of(dice.pick(pool.brands)));
        if (dice.chance(10)) {
            scope = new BrandScope(dice.shuffled(pool.brands).subList(0, 2));
        }
        return new ScopedCondition(tree(3, this::leaf), scope, pool.moments.zone);
    }

    private Condition leaf() {
        int kind = dice.below(100);
        if (kind < 40) {
            return attribute(vocabulary.attributes());
        }
        if (kind < 75) {
            return event();
        }
        if (kind < 90) {
            return sequences.next(this::where, this::window);
        }
        return kind < 95 || vocabulary.audiences().isEmpty() ? sample() : audience();
    }

    private Condition sample() {
        String seed = dice.chance(70) ? dice.of("", "spring") : dice.pick(pool.texts);
        return new Condition.SampleTest(new BigDecimal(dice.pick(PERCENTS)), seed);
    }

    private Condition audience() {
        List<String> ids = vocabulary.audiences().stream().sorted().toList();
        return new Condition.AudienceTest(dice.pick(ids), dice.chance(50));
    }

    private Condition tree(int depth, Supplier<Condition> leaf) {
        if (depth == 0 || dice.chance(55)) {
            return leaf.get();
        }
        return switch (dice.below(5)) {
            case 0, 1 -> new Condition.All(children(depth, leaf));
            case 2, 3 -> new Condition.Any(children(depth, leaf));
            default -> new Condition.Not(tree(depth - 1, leaf));
        };
    }

    private List<Condition> children(int depth, Supplier<Condition> leaf) {
        List<Condition> children = new ArrayList<>();
        for (int i = dice.of(0, 1, 2, 2, 2, 3, 3); i > 0; i--) {
            children.add(tree(depth - 1, leaf));
        }
        return children;
    }

    private Condition attribute(Map<String, ValueType> names) {
        String name = dice.pick(List.copyOf(new TreeMap<>(names).keySet()));
        return new Condition.AttributeTest(name, comparisons.next(names.get(name), pool.numbers, names));
    }

    private Condition event() {
        String name = dice.pick(List.copyOf(new TreeMap<>(vocabulary.events()).keySet()));
        EventType type = vocabulary.events().get(name);
        Condition where = dice.chance(60) ? Condition.EVERYONE : where(type, 2);
        Measure measure = measure(type);
        ValueType property =
                measure.of().map(of -> propertyType(measure, of, type)).orElse(ValueType.NUMBER);
        ValueType result = measure.resultType(property);
        Comparison comparison = comparisons.next(result, numbers(measure), vocabulary.attributes());
        return new Condition.EventTest(name, where, window(), measure, comparison);
    }

    private Condition where(EventType type, int depth) {
        return tree(depth, () -> filter(type));
    }

    private Condition filter(EventType type) {
        if (dice.chance(70)) {
            return attribute(type.properties());
        }
        Condition where = tree(1, () -> attribute(type.itemProperties()));
        return new Condition.ItemsTest(dice.of(Quantifier.values()), where);
    }

    private Measure measure(EventType type) {
        Function function = dice.chance(15) ? Function.COUNT : dice.of(Function.values());
        if (!function.takesProperty()) {
            return new Measure(function, Optional.empty());
        }
        List<String> names = new ArrayList<>();
        new TreeMap<>(type.properties()).forEach((name, of) -> addIfAllowed(function, name, of, names));
        if (function != Function.FIRST && function != Function.LAST) {
            new TreeMap<>(type.itemProperties())
                    .forEach((name, of) -> addIfAllowed(function, Measure.ITEMS_PREFIX + name, of, names));
        }
        return new Measure(function, Optional.of(dice.pick(names)));
    }

    private static void addIfAllowed(Function function, String name, ValueType type, List<String> names) {
        if (function.allows(type)) {
            names.add(name);
        }
    }

    private static ValueType propertyType(Measure measure, String of, EventType type) {
        return measure.isOfItems()
                ? type.itemProperties().get(of.substring(Measure.ITEMS_PREFIX.length()))
                : type.properties().get(of);
    }

    /** Numbers that the measure may well come to. */
    private List<BigDecimal> numbers(Measure measure) {
        return switch (measure.function()) {
            case COUNT, DISTINCT, ACTIVE_DAYS -> COUNTS;
            case DAYS_SINCE_FIRST, DAYS_SINCE_LAST -> DAYS;
            case SUM -> {
                BigDecimal sum = dice.pick(pool.numbers).add(dice.pick(pool.numbers));
                yield sum.abs().compareTo(new BigDecimal("1E+12")) < 0 ? List.of(sum, BigDecimal.ZERO) : pool.numbers;
            }
            case AVERAGE -> averages();
            default -> pool.numbers;
        };
    }

    private List<BigDecimal> averages() {
        BigDecimal half = dice.pick(pool.numbers)
                .add(dice.pick(pool.numbers))
                .divide(BigDecimal.valueOf(2), 6, RoundingMode.DOWN);
        return List.of(half, dice.pick(pool.numbers));
    }

    private Window window() {
        return switch (dice.below(7)) {
            case 0, 1 -> new Window.AllTime();
            case 2, 3 -> new Window.Last(comparisons.amount(true));
            case 4 -> between();
            case 5 -> fixed();
            default -> new Window.During(dice.of(Period.values()));
        };
    }

    private Window between() {
        List<Amount> longToShort = new ArrayList<>(pool.moments.amounts.subList(1, pool.moments.amounts.size()));
        longToShort.sort(Comparator.comparing((Amount amount) -> amount.before(LocalDate.of(2001, 3, 1)))
                .reversed());
        Amount longer = longToShort.get(longToShort.size() - 1);
        Amount shorter = dice.chance(50) ? pool.moments.amounts.get(0) : longToShort.get(0);
        Window window = new Window.Between(longer, shorter);
        return isSound(window) ? window : new Window.Last(longer);
    }

    /** Whether the checker finds the longer time first. */
    private static boolean isSound(Window window) {
        Condition test = new Condition.EventTest(
                "E", Condition.EVERYONE, window, Measure.COUNT, new Comparison(Operator.EXISTS, new Operand.Nothing()));
        return ConditionReader.read(ConditionWriter.write(test)).isSound();
    }

    private Window fixed() {
        Value one = comparisons.moment();
        Value other = comparisons.moment();
        boolean inOrder = RandomComparisons.inOrder(one, other);
        Value from = inOrder ? one : other;
        Value to = inOrder ? other : one;
        return switch (dice.below(4)) {
            case 0 -> new Window.Fixed(Optional.of(from), Optional.empty());
            case 1 -> new Window.Fixed(Optional.empty(), Optional.of(to));
            default ->
                isLong(from) || isLong(to)
                        ? new Window.Fixed(Optional.empty(), Optional.of(to))
                        : new Window.Fixed(Optional.of(from), Optional.of(to));
        };
    }

    // Beyond these the window could be longer than is allowed.
    private boolean isLong(Value value) {
        LocalDate today = LocalDate.ofInstant(pool.moments.asOf, pool.moments.zone);
        return value instanceof Value.Day day
                && (day.day().isBefore(today.minusYears(4)) || day.day().isAfter(today.plusYears(4)));
    }
}
