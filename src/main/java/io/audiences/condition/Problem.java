package io.audiences.condition;

/** One mistake in an input: where it stands (a JSON Pointer), what kind it is, and what was expected. */
public record Problem(String pointer, Code code, String detail) {

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
        return new Problem(prefix + pointer, code, detail);
    }
}
