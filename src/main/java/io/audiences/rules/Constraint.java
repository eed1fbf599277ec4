package io.audiences.rules;

/**
 * A boolean expression of the rule language.
 *
 * @param cost how dear it is to evaluate: the number of measures plus, far below one, the number of attribute reads
 */
record Constraint(String drl, double cost) {
    private static final double READ = 0.001;

    static Constraint ofAttribute(String drl) {
        return new Constraint(drl, READ);
    }

    static Constraint ofMeasure(String drl) {
        return new Constraint(drl, 1);
    }
}
