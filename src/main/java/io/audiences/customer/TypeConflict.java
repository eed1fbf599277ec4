package io.audiences.customer;

import io.audiences.condition.ValueType;

/** A type cannot be corrected, because stored values do not fit; nothing was changed. */
public final class TypeConflict extends RuntimeException {
    private final String name;
    private final long misfits;

    TypeConflict(String name, ValueType type, long misfits) {
        super("%s cannot become %s: %,d customers have a value that does not fit"
                .formatted(name, type.word(), misfits));
        this.name = name;
        this.misfits = misfits;
    }

    TypeConflict(String eventType, String property, ValueType from, ValueType to) {
        super("%s.%s cannot become %s: there are events that have it as %s"
                .formatted(eventType, property, to.word(), from.word()));
        this.name = eventType + "." + property;
        this.misfits = 0;
    }

    public String name() {
        return name;
    }

    /** How many customers have a value that does not fit; 0 where it was not counted. */
    public long misfits() {
        return misfits;
    }
}
