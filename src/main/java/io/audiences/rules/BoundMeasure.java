package io.audiences.rules;

import io.audiences.condition.Measure;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A figure over events made ready for one instant. */
final class BoundMeasure {
    private final int type;
    private final TimeRange range;
    private final @Nullable Predicate<Event> filter;
    private final Measure.Function function;
    private final boolean countsAll;
    private final Function<Event, @Nullable Object> property;
    private final @Nullable Function<Row, @Nullable Object> itemProperty;
    private final Figures figures;

    BoundMeasure(MeasureSpec spec, int type, Instant asOf) {
        this.type = type;
        this.range = TimeRange.of(spec.window(), spec.zone(), asOf);
        this.filter = Filter.of(spec.where(), spec.brands(), spec.types(), spec.zone(), asOf);
        Measure measure = spec.measure();
        this.function = measure.function();
        this.countsAll = filter == null && measure.equals(Measure.COUNT);
        String of = measure.of().orElse("");
        this.property = of.isEmpty() ? event -> event : Properties.ofEvent(of);
        this.itemProperty = measure.isOfItems() ? Properties.ofRow(of.substring(Measure.ITEMS_PREFIX.length())) : null;
        this.figures = new Figures(spec.zone(), asOf);
    }

    /** The place of the type of events that it is over. */
    int type() {
        return type;
    }

    TimeRange range() {
        return range;
    }

    /** The figure over those of a customer's events of the type that count; null when it is missing. */
    @Nullable
    Object of(List<Event> events) {
        int from = TimeRange.firstAtOrAfter(range.from(), events);
        int to = TimeRange.firstAtOrAfter(range.to(), events);
        if (countsAll) {
            return BigDecimal.valueOf(Math.max(0, to - from));
        }
        Figures.Tally tally = figures.tally(function);
        for (int i = from; i < to; i++) {
            Event event = events.get(i);
            if (filter == null || filter.test(event)) {
                add(event, tally);
            }
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
