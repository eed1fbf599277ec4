package io.audiences.condition;

import java.util.Optional;

/**
 * One mistake in an input: where it stands (a JSON Pointer), what kind it is, and what was expected.
 *
 * @param line of a text that is written in a language of its own, from 1; together with the column, from 1
 */
public record Problem(String pointer, Code code, String detail, Optional<Integer> line, Optional<Integer> column) {

    /** A mistake in what has no lines. */
    public Problem(String pointer, Code code, String detail) {
        this(pointer, code, detail, Optional.empty(), Optional.empty());
    }

    public enum Code implements Word {
        UNKNOWN_ATTRIBUTE,
        UNKNOWN_EVENT,
        UNKNOWN_PROPERTY,
        UNKNOWN_AUDIENCE,
        UNKNOWN_BRAND,
        UNKNOWN_OPERATOR,
        UNKNOWN_KEY,
        OPERATOR_NOT_ALLOWED,
        WRONG_TYPE,
        MISSING_VALUE,
        VALUE_OUT_OF_RANGE,
        TOO_DEEP,
        TOO_MANY_NODES,
        TOO_MANY_VALUES,
        CYCLE,
        SYNTAX
    }

    /** The same problem below {@code prefix}. */
    public Problem under(String prefix) {
        return new Problem(prefix + pointer, code, detail, line, column);
    }

    /** The same problem at a line and column. */
    public Problem at(int inLine, int inColumn) {
        return new Problem(pointer, code, detail, Optional.of(inLine), Optional.of(inColumn));
    }
}
