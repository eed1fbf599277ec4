package io.audiences.rules;

import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A figure over events made ready for one instant. */
final class BoundMeasure {
    private final String type;
    private final TimeRange range;
    private final Set<String> brands;
    private final @Nullable Predicate<Event> filter;
    private final Measure measure;
    private final Figures figures;

    BoundMeasure(MeasureSpec spec, Instant asOf) {
        this.type = spec.event();
        this.range = TimeRange.of(spec.window(), spec.zone(), asOf);
        this.brands = Set.copyOf(spec.brands().brands());
        this.filter = spec.where().equals(Condition.EVERYONE) ? null : Filter.of(spec, asOf);
        this.measure = spec.measure();
        this.figures = new Figures(spec.zone(), asOf);
    }

    TimeRange range() {
        return range;
    }

    /** The figure over the events that count; null when it is missing. */
    @Nullable
    Object of(List<Event> events) {
        Figures.Tally tally = figures.tally(measure.function());
        for (int i = firstAfter(events); i < events.size(); i++) {
            Event event = events.get(i);
            if (event.occurredAt() >= range.to()) {
                break;
            }
            if (counts(event)) {
                add(event, tally);
            }
        }
        return tally.result();
    }

    private boolean counts(Event event) {
        return event.type().equals(type)
                && (brands.isEmpty() || brands.contains(event.brand()))
                && (filter == null || filter.test(event));
    }

    private void add(Event event, Figures.Tally tally) {
        if (measure.of().isEmpty()) {
            tally.add(event.occurredAt(), event);
        } else if (measure.isOfItems()) {
            String property = measure.of().get().substring(Measure.ITEMS_PREFIX.length());
            for (Row item : event.items()) {
                addValue(event, item.get(property), tally);
            }
        } else {
            addValue(event, Filter.read(event, measure.of().get()), tally);
        }
    }

    private static void addValue(Event event, @Nullable Object value, Figures.Tally tally) {
        if (value != null) {
            tally.add(event.occurredAt(), value);
        }
    }

    /** Events are ordered by time, so those before the window are skipped by bisection. */
    private int firstAfter(List<Event> events) {
        int low = 0;
        int high = range.from() == Long.MIN_VALUE ? 0 : events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).occurredAt() < range.from()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
