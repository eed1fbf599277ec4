package io.audiences.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values: the attributes of a customer, or the properties of an event or item. A value is a String (text, in normal form C),
 * BigDecimal (number, money), Boolean, LocalDate (date), Instant (timestamp), List of String, or null when missing.
 */
public final class Row {
    private static final Row EMPTY = new Row(new Layout(java.util.List.of()), new Object[0]);

    private final Layout layout;
    private final @Nullable Object[] values;

    /** The values in the order of the layout's names; the array is taken over, not copied. */
    public Row(Layout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    public static Row empty() {
        return EMPTY;
    }

    public static Row of(Map<String, ?> values) {
        return new Row(
                new Layout(java.util.List.copyOf(values.keySet())),
                values.values().toArray());
    }

    public Layout layout() {
        return layout;
    }

    /** The value at a place of the layout. */
    public @Nullable Object at(int slot) {
        return values[slot];
    }

    public @Nullable Object get(String name) {
        int slot = layout.slot(name);
        return slot < 0 ? null : values[slot];
    }
}
