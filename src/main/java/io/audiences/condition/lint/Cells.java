package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The cells of all subjects of a condition. A subject has one for each group of comparisons that know of each other. */
final class Cells {
    private static final int MOST_CONSTANTS = 400;

    private final Map<Subject, Set<Comparison>> asked = new LinkedHashMap<>();
    private final Map<Subject, List<Cell>> cells = new LinkedHashMap<>();

    /** Notes that a test asks this of a subject; all of them before the first question. */
    void ask(Subject subject, Comparison positive) {
        asked.computeIfAbsent(subject, each -> new LinkedHashSet<>()).add(positive);
    }

    List<Cell> of(Subject subject) {
        return cells.computeIfAbsent(subject, each -> build(each, new ArrayList<>(asked.getOrDefault(each, Set.of()))));
    }

    private static List<Cell> build(Subject subject, List<Comparison> open) {
        open.remove(Cell.EXISTS);
        List<Cell> built = new ArrayList<>();
        if (subject.isAlwaysMissing()) {
            return List.of(Cell.of(true, List.of(), open, each -> point -> false));
        }
        List<Comparison> selves = take(open, comparison -> isSelf(subject, comparison));
        if (!selves.isEmpty()) {
            built.add(Cell.of(subject.mayBeMissing(), List.of(true), selves, each -> point -> holdsForEqual(each)));
        }
        built.addAll(byType(subject, open));
        for (Comparison comparison : open) {
            built.add(free(subject, comparison));
        }
        return built.isEmpty()
                ? List.of(Cell.of(subject.mayBeMissing(), List.of(true), List.of(), each -> point -> true))
                : built;
    }

    private static List<Cell> byType(Subject subject, List<Comparison> open) {
        List<Cell> built = new ArrayList<>();
        switch (subject.type().orElse(ValueType.POINT)) {
            case NUMBER, MONEY -> addLine(subject, open, Constants::numbers, built);
            case DATE, TIMESTAMP -> {
                Subject whole = new Subject(subject.key(), subject.type(), subject.mayBeMissing(), Subject.Range.WHOLE);
                addLine(whole, open, Constants::days, built);
                addLine(whole, open, Constants::instants, built);
                List<Comparison> withNow = take(open, NowLine::isOn);
                keep(withNow.isEmpty() ? Optional.empty() : NowLine.cell(subject, withNow), withNow, open, built);
            }
            case TEXT -> {
                List<Comparison> texts = take(open, comparison -> !isOther(comparison));
                keep(texts.isEmpty() ? Optional.empty() : TextPoints.cell(subject, texts), texts, open, built);
            }
            case LIST -> {
                List<Comparison> lists = take(open, comparison -> !isOther(comparison));
                keep(lists.isEmpty() ? Optional.empty() : ListPoints.cell(subject, lists), lists, open, built);
            }
            case BOOLEAN -> {
                List<Comparison> flags = take(open, comparison -> !isOther(comparison));
                built.add(Cell.of(subject.mayBeMissing(), flags(subject), flags, each -> flag -> isFlag(each, flag)));
            }
            case POINT -> {
                // each test of a place stands for itself
            }
        }
        return built;
    }

    private static List<Boolean> flags(Subject subject) {
        return subject.range().equals(Subject.Range.NONE) ? List.of(false) : List.of(true, false);
    }

    private static boolean isFlag(Comparison comparison, Boolean flag) {
        return comparison.operand().equals(new Operand.One(new Value.Flag(flag)));
    }

    private static void addLine(
            Subject subject,
            List<Comparison> open,
            Function<Comparison, Optional<List<BigDecimal>>> constants,
            List<Cell> built) {
        List<Comparison> taken = take(
                open,
                comparison -> isOrdered(comparison.operator())
                        && constants.apply(comparison).isPresent());
        int count = taken.stream()
                .mapToInt(
                        comparison -> constants.apply(comparison).orElseThrow().size())
                .sum();
        if (count > MOST_CONSTANTS) {
            open.addAll(taken);
        } else if (!taken.isEmpty()) {
            built.add(NumberLine.cell(
                    subject, taken, comparison -> constants.apply(comparison).orElseThrow()));
        }
    }

    private static boolean isOrdered(Operator operator) {
        return switch (operator) {
            case EQUALS, IN, GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST, BETWEEN, BEFORE, AFTER, ON -> true;
            default -> false;
        };
    }

    private static List<Comparison> take(List<Comparison> open, Predicate<Comparison> which) {
        List<Comparison> taken = open.stream().filter(which).toList();
        open.removeAll(taken);
        return taken;
    }

    private static void keep(Optional<Cell> cell, List<Comparison> taken, List<Comparison> open, List<Cell> built) {
        cell.ifPresentOrElse(built::add, () -> open.addAll(taken));
    }

    private static boolean isOther(Comparison comparison) {
        return comparison.operand() instanceof Operand.OtherAttribute;
    }

    private static boolean isSelf(Subject subject, Comparison comparison) {
        return comparison.operand() instanceof Operand.OtherAttribute other
                && other.attribute().equals(subject.key());
    }

    private static boolean holdsForEqual(Comparison comparison) {
        return switch (comparison.operator()) {
            case GREATER_THAN, LESS_THAN, BEFORE, AFTER -> false;
            default -> true;
        };
    }

    /** Nothing is known of the comparison but that it does not hold for a missing value. */
    private static Cell free(Subject subject, Comparison comparison) {
        List<Boolean> points = isOutOfNone(comparison) ? List.of(false) : List.of(true, false);
        return Cell.of(subject.mayBeMissing(), points, List.of(comparison), each -> point -> point);
    }

    private static boolean isOutOfNone(Comparison comparison) {
        return comparison.operand() instanceof Operand.Many many
                && many.values().isEmpty()
                && comparison.operator() != Operator.CONTAINS_ALL
                && comparison.operator() != Operator.CONTAINS_NONE;
    }
}
