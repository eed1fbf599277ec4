package io.audiences.condition;

import static io.audiences.condition.ValueType.BOOLEAN;
import static io.audiences.condition.ValueType.DATE;
import static io.audiences.condition.ValueType.LIST;
import static io.audiences.condition.ValueType.MONEY;
import static io.audiences.condition.ValueType.NUMBER;
import static io.audiences.condition.ValueType.POINT;
import static io.audiences.condition.ValueType.TEXT;
import static io.audiences.condition.ValueType.TIMESTAMP;

import java.util.EnumSet;
import java.util.Set;

/** The positive operators; each has a negated twin spelled with {@link #NOT_PREFIX}. */
public enum Operator implements Word {
    EXISTS(Shape.NOTHING, ValueType.values()),
    EQUALS(Shape.ONE, TEXT, NUMBER, MONEY, BOOLEAN),
    IN(Shape.MANY, TEXT, NUMBER, MONEY),
    CONTAINS(Shape.ONE, TEXT, LIST),
    STARTS_WITH(Shape.ONE, TEXT),
    ENDS_WITH(Shape.ONE, TEXT),
    MATCHES(Shape.PATTERN, TEXT),
    GREATER_THAN(Shape.ONE, NUMBER, MONEY),
    AT_LEAST(Shape.ONE, NUMBER, MONEY),
    LESS_THAN(Shape.ONE, NUMBER, MONEY),
    AT_MOST(Shape.ONE, NUMBER, MONEY),
    BETWEEN(Shape.RANGE, NUMBER, MONEY, DATE, TIMESTAMP),
    BEFORE(Shape.ONE, DATE, TIMESTAMP),
    AFTER(Shape.ONE, DATE, TIMESTAMP),
    ON(Shape.ONE, DATE, TIMESTAMP),
    IN_LAST(Shape.AMOUNT, DATE, TIMESTAMP),
    IN_NEXT(Shape.AMOUNT, DATE, TIMESTAMP),
    MORE_THAN_AGO(Shape.AMOUNT, DATE, TIMESTAMP),
    IN_PERIOD(Shape.PERIOD, DATE, TIMESTAMP),
    ANNIVERSARY_IN_NEXT(Shape.DAYS, DATE, TIMESTAMP),
    ANNIVERSARY_IN_LAST(Shape.DAYS, DATE, TIMESTAMP),
    ANNIVERSARY_TODAY(Shape.NOTHING, DATE, TIMESTAMP),
    MONTH(Shape.CALENDAR, DATE, TIMESTAMP),
    DAY_OF_WEEK(Shape.CALENDAR, DATE, TIMESTAMP),
    CONTAINS_ANY(Shape.MANY, LIST),
    CONTAINS_ALL(Shape.MANY, LIST),
    CONTAINS_NONE(Shape.MANY, LIST),
    IS_EMPTY(Shape.NOTHING, LIST),
    SIZE(Shape.SIZE, LIST),
    WITHIN(Shape.AREA, POINT);

    public static final String NOT_PREFIX = "not_";

    /** What an operator expects as its {@code value}. */
    public enum Shape {
        /** No value. */
        NOTHING("no value"),
        /** One value of the attribute's type; for a list, one text. */
        ONE("one value"),
        /** A list of values of the attribute's type; for a list, texts. */
        MANY("a list of values"),
        /** A regular expression in RE2 syntax. */
        PATTERN("a regular expression"),
        /** Two values, both included. */
        RANGE("[lowest, highest]"),
        /** An amount of any unit. */
        AMOUNT("{\"amount\": 30, \"unit\": \"day\"}"),
        /** An amount of whole days or longer units. */
        DAYS("{\"amount\": 30, \"unit\": \"day\"}"),
        /** A named period. */
        PERIOD("a period such as \"last_month\""),
        /** One number or several: months 1 to 12, or days of the week 1 (Monday) to 7. */
        CALENDAR("a number or a list of numbers"),
        /** A number operator with its value. */
        SIZE("{\"operator\": \"at_least\", \"value\": 2}"),
        /** A circle on the earth. */
        AREA("{\"latitude\": 4.6, \"longitude\": -74.1, \"kilometres\": 5}");

        private final String expected;

        Shape(String expected) {
            this.expected = expected;
        }

        /** The shape in words, for "expected …". */
        public String expected() {
            return expected;
        }
    }

    private final Shape shape;
    private final Set<ValueType> types;

    Operator(Shape shape, ValueType... types) {
        this.shape = shape;
        this.types = EnumSet.copyOf(Set.of(types));
    }

    public Shape shape() {
        return shape;
    }

    /** Whether values of {@code type} can be compared this way. */
    public boolean allows(ValueType type) {
        return types.contains(type);
    }

    Set<ValueType> types() {
        return EnumSet.copyOf(types);
    }

    /** Whether only days and instants can be compared this way. */
    boolean isTemporal() {
        return types.stream().allMatch(ValueType::isTemporal);
    }

    /** Whether upper and lower case can be taken for the same. */
    boolean mayIgnoreCase() {
        return shape != Shape.NOTHING && allows(TEXT);
    }

    /** Whether {@code valueOf} may stand in place of a value for an attribute of {@code type}. */
    public boolean allowsOtherAttribute(ValueType type) {
        return shape == Shape.ONE && allows(type) && type != LIST;
    }
}
