package io.audiences.condition;

/** The type of an attribute, property or measure. */
public enum ValueType implements Word {
    TEXT,
    NUMBER,
    MONEY,
    BOOLEAN,
    /** A calendar day. */
    DATE,
    /** An instant, to the microsecond. */
    TIMESTAMP,
    /** A list of texts. */
    LIST,
    POINT;

    /** Whether values of this type are exact decimals. */
    public boolean isNumeric() {
        return this == NUMBER || this == MONEY;
    }

    /** Whether values of this type lie on the calendar. */
    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
