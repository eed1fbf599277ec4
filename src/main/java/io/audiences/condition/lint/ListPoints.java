package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which of the named texts a list may hold, with each size that the comparisons can tell apart. */
final class ListPoints {
    private static final int MOST_TEXTS = 6;
    private static final int MOST_SIZES = 20;

    private ListPoints() {}

    private record Point(Set<String> texts, int size) {}

    /** The cell; empty where it would be too large. */
    static Optional<Cell> cell(Subject subject, Collection<Comparison> asked) {
        Set<String> texts = new LinkedHashSet<>();
        TreeSet<Integer> sizes = new TreeSet<>();
        for (Comparison comparison : asked) {
            if (comparison.operand() instanceof Operand.Size size) {
                numbers(size.comparison()).forEach(number -> addAround(number, sizes));
            } else if (comparison.operator() != Operator.IS_EMPTY) {
                texts.addAll(TextPoints.texts(comparison));
            }
        }
        if (texts.size() > MOST_TEXTS || sizes.size() > MOST_SIZES) {
            return Optional.empty();
        }
        sizes.add(0);
        return Optional.of(Cell.of(
                subject.mayBeMissing(), points(List.copyOf(texts), sizes), asked, each -> point -> holds(each, point)));
    }

    private static void addAround(BigDecimal number, NavigableSet<Integer> sizes) {
        if (number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE - 2)) < 0) {
            int whole = number.intValue();
            sizes.addAll(List.of(Math.max(0, whole - 1), Math.max(0, whole), Math.max(0, whole + 1)));
        }
    }

    private static List<Point> points(List<String> texts, NavigableSet<Integer> sizes) {
        List<Point> points = new ArrayList<>();
        for (int choice = 0; choice < 1 << texts.size(); choice++) {
            Set<String> held = new HashSet<>();
            for (int i = 0; i < texts.size(); i++) {
                if ((choice & 1 << i) != 0) {
                    held.add(texts.get(i));
                }
            }
            TreeSet<Integer> each = new TreeSet<>(sizes);
            each.addAll(List.of(held.size(), held.size() + 1, sizes.last() + held.size() + 1));
            each.stream().filter(size -> size >= held.size()).forEach(size -> points.add(new Point(held, size)));
        }
        return points;
    }

    private static boolean holds(Comparison comparison, Point point) {
        return switch (comparison.operator()) {
            case IS_EMPTY -> point.size() == 0;
            case CONTAINS, CONTAINS_ANY -> TextPoints.texts(comparison).stream().anyMatch(point.texts()::contains);
            case CONTAINS_ALL -> point.texts().containsAll(TextPoints.texts(comparison));
            case CONTAINS_NONE -> TextPoints.texts(comparison).stream().noneMatch(point.texts()::contains);
            case SIZE -> {
                Comparison size = ((Operand.Size) comparison.operand()).comparison();
                boolean holds = size.operator() == Operator.EXISTS
                        || NumberLine.holds(size, numbers(size), BigDecimal.valueOf(point.size()));
                yield size.negated() != holds;
            }
            default -> throw new IllegalArgumentException("not of lists: " + comparison);
        };
    }

    private static List<BigDecimal> numbers(Comparison comparison) {
        return Constants.numbers(comparison).orElse(List.of());
    }
}
