package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Each number that is compared with, and one number between each two of them and beyond. */
final class NumberLine {
    private NumberLine() {}

    /** The cell, where {@code constants} gives the numbers that a comparison names, in the order that its words say. */
    static Cell cell(Subject subject, Collection<Comparison> asked, Function<Comparison, List<BigDecimal>> constants) {
        TreeSet<BigDecimal> named = new TreeSet<>();
        asked.forEach(comparison -> named.addAll(constants.apply(comparison)));
        subject.range().least().ifPresent(named::add);
        subject.range().end().ifPresent(named::add);
        List<BigDecimal> points = points(named, subject.range().whole()).stream()
                .filter(subject.range()::contains)
                .toList();
        return Cell.of(subject.mayBeMissing(), points, asked, comparison -> {
            List<BigDecimal> of = constants.apply(comparison);
            return number -> holds(comparison, of, number);
        });
    }

    private static List<BigDecimal> points(NavigableSet<BigDecimal> named, boolean whole) {
        List<BigDecimal> points = new ArrayList<>();
        if (named.isEmpty()) {
            points.add(BigDecimal.ZERO);
            return points;
        }
        points.add(down(named.first()));
        BigDecimal before = null;
        for (BigDecimal number : named) {
            if (before != null) {
                points.add(whole ? up(before) : before.add(number).divide(BigDecimal.valueOf(2)));
            }
            points.add(number);
            before = number;
        }
        points.add(up(named.last()));
        // the next whole number may be that which is named next, or beyond it: then nothing lies between
        return points.stream().distinct().toList();
    }

    private static BigDecimal up(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    }

    private static BigDecimal down(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    }

    static boolean holds(Comparison comparison, List<BigDecimal> constants, BigDecimal number) {
        return switch (comparison.operator()) {
            case EQUALS, IN, ON -> constants.stream().anyMatch(constant -> constant.compareTo(number) == 0);
            case GREATER_THAN, AFTER -> number.compareTo(constants.get(0)) > 0;
            case AT_LEAST -> number.compareTo(constants.get(0)) >= 0;
            case LESS_THAN, BEFORE -> number.compareTo(constants.get(0)) < 0;
            case AT_MOST -> number.compareTo(constants.get(0)) <= 0;
            case BETWEEN -> number.compareTo(constants.get(0)) >= 0 && number.compareTo(constants.get(1)) <= 0;
            default -> throw new IllegalArgumentException("not on a line: " + comparison);
        };
    }
}
