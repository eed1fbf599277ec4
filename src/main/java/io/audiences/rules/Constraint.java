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

    /** All or any of the children, the cheapest first; children joined by the same operator become parts of this one. */
    static Constraint join(List<Constraint> children, String operator) {
        if (children.isEmpty()) {
            return new Constraint(List.of(Boolean.toString(operator.equals(AND))), "", 0);
        }
        List<Constraint> sorted = children.stream()
                .sorted(Comparator.comparingDouble(Constraint::cost))
                .toList();
        List<String> parts = sorted.stream()
                .flatMap(child -> child.operator.equals(operator) ? child.parts.stream() : Stream.of(child.drl()))
                .toList();
        double cost = sorted.stream().mapToDouble(Constraint::cost).sum();
        return new Constraint(parts, parts.size() == 1 ? sorted.get(0).operator : operator, cost);
    }

    String drl() {
        return parts.size() == 1 ? parts.get(0) : parts.stream().collect(Collectors.joining(operator, "( ", " )"));
    }
}
