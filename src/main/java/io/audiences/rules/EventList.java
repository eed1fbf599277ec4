package io.audiences.rules;

import io.audiences.customer.Event;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some of a customer's events, in the order of time; filled anew for each customer. */
final class EventList {
    private @Nullable Event[] events = new Event[16];
    private long[] times = new long[16];
    private int size;

    void clear() {
        size = 0;
    }

    void add(Event event) {
        if (size == times.length) {
            events = Arrays.copyOf(events, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        events[size] = event;
        times[size] = event.occurredAt();
        size++;
    }

    int size() {
        return size;
    }

    Event get(int place) {
        Event event = events[place];
        if (event == null || place >= size) {
            throw new IndexOutOfBoundsException(place);
        }
        return event;
    }

    /** The place of the first event that is not before {@code instant}, found by bisection. */
    int firstAtOrAfter(long instant) {
        return Times.firstAtOrAfter(instant, times, 0, size);
    }

    /** The instants of the events within a span; valid until the list is filled anew. */
    Times times(long from, long to) {
        int first = firstAtOrAfter(from);
        return new Times(times, first, Times.firstAtOrAfter(to, times, first, size));
    }
}
