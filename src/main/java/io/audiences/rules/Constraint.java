package io.audiences.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A boolean expression of the rule language.
 *
 * @param operator that joins the parts, with blanks around it; empty for an expression of one part
 * @param cost how dear it is to evaluate: the number of measures plus, far below one, the number of attribute reads
 */
record Constraint(List<String> parts, String operator, double cost) {
    static final String AND = " && ";
    static final String OR = " || ";
    private static final double READ = 0.001;

    static Constraint ofAttribute(String drl) {
        return new Constraint(List.of(drl), "", READ);
    }

    static Constraint ofMeasure(String drl) {
        return new Constraint(List.of(drl), "", 1);
    }

    static Constraint ofSequence(String drl, int steps) {
        return new Constraint(List.of(drl), "", steps);
    }

    static Constraint of(boolean constant) {
        return new Constraint(List.of(Boolean.toString(constant)), "", 0);
    }

    /**
     * All or any of the children, the cheapest first. Children joined by the same operator become parts of this one, and
     * constants are worked out: MVEL refuses some groups that hold them.
     */
    static Constraint join(List<Constraint> children, String operator) {
        String neutral = Boolean.toString(operator.equals(AND));
        String deciding = Boolean.toString(operator.equals(OR));
        List<Constraint> sorted = children.stream()
                .filter(child -> !child.parts.contains(neutral))
                .sorted(Comparator.comparingDouble(Constraint::cost))
                .toList();
        if (sorted.isEmpty()) {
            return of(operator.equals(AND));
        }
        if (sorted.stream().anyMatch(child -> child.parts.contains(deciding))) {
            return of(operator.equals(OR));
        }
        if (sorted.size() == 1) {
            return sorted.get(0);
        }
        List<String> parts = sorted.stream()
                .flatMap(child -> child.operator.equals(operator) ? child.parts.stream() : Stream.of(child.drl()))
                .toList();
        return new Constraint(
                parts, operator, sorted.stream().mapToDouble(Constraint::cost).sum());
    }

    String drl() {
        return parts.size() == 1 ? parts.get(0) : group(parts, operator);
    }

    static String group(List<String> parts, String operator) {
        return parts.stream().map(Constraint::inGroup).collect(Collectors.joining(operator, "( ", " )"));
    }

    /** Within a group the parser takes a function after {@code null &&} for an operator, so a call gets parentheses. */
    private static String inGroup(String part) {
        boolean call = Character.isLetter(part.charAt(0)) && part.endsWith(" )");
        return call ? "(" + part + ")" : part;
    }
}
