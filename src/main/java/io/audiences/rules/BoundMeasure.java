package io.audiences.rules;

import io.audiences.condition.Measure;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure over events made ready for one instant. */
final class BoundMeasure {
    private final int events;
    private final TimeRange range;
    private final Measure.Function function;
    private final boolean countsAll;
    private final Function<Event, @Nullable Object> property;
    private final @Nullable Function<Row, @Nullable Object> itemProperty;
    private final Figures figures;

    /** @param events the number of the filter whose events it is over */
    BoundMeasure(MeasureSpec spec, int events, Instant asOf) {
        this.events = events;
        this.range = TimeRange.of(spec.window(), spec.zone(), asOf);
        Measure measure = spec.measure();
        this.function = measure.function();
        this.countsAll = measure.equals(Measure.COUNT);
        String of = measure.of().orElse("");
        this.property = of.isEmpty() ? event -> event : Properties.ofEvent(of);
        this.itemProperty = measure.isOfItems() ? Properties.ofRow(of.substring(Measure.ITEMS_PREFIX.length())) : null;
        this.figures = new Figures(spec.zone(), asOf);
    }

    /** The number of the filter whose events it is over. */
    int events() {
        return events;
    }

    TimeRange range() {
        return range;
    }

    /** The figure over those of a customer's filtered events that count; null when it is missing. */
    @Nullable
    Object of(EventList list) {
        int from = list.firstAtOrAfter(range.from());
        int to = list.firstAtOrAfter(range.to());
        if (countsAll) {
            return BigDecimal.valueOf(Math.max(0, to - from));
        }
        Figures.Tally tally = figures.tally(function);
        for (int i = from; i < to; i++) {
            add(list.get(i), tally);
        }
        return tally.result();
    }

    private void add(Event event, Figures.Tally tally) {
        if (itemProperty != null) {
            for (Row item : event.items()) {
                addValue(event, itemProperty.apply(item), tally);
            }
        } else {
            addValue(event, property.apply(event), tally);
        }
    }

    private static void addValue(Event event, @Nullable Object value, Figures.Tally tally) {
        if (value != null) {
            tally.add(event.occurredAt(), value);
        }
    }
}
