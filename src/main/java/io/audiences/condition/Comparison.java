package io.audiences.condition;

/**
 * What is asked of a value. A missing value fails every positive comparison and passes every negated one; a negated
 * comparison is the exact complement of its positive twin.
 */
public record Comparison(Operator operator, boolean negated, Operand operand, boolean ignoreCase) {

    public Comparison(Operator operator, Operand operand) {
        this(operator, false, operand, false);
    }

    /** The operator as written, such as {@code not_in}. */
    public String word() {
        return (negated ? Operator.NOT_PREFIX : "") + operator.word();
    }

    /** The same comparison without its negation. */
    public Comparison positive() {
        return negated ? new Comparison(operator, false, operand, ignoreCase) : this;
    }
}
