package io.audiences.rules;

import io.audiences.customer.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The events of one customer at a time, sorted out by filter; each filter is applied when first asked for. */
final class CustomerEvents {
    private final Resolved resolved;
    private final List<EventList> lists = new ArrayList<>();
    private final boolean[] filled;
    /** The filters that take all events of a type, and their types. */
    private final int[] whole;

    private final String[] types;

    CustomerEvents(Resolved resolved) {
        this.resolved = resolved;
        List<EventFilter> filters = resolved.filters();
        filters.forEach(filter -> lists.add(new EventList()));
        this.filled = new boolean[filters.size()];
        this.whole = IntStream.range(0, filters.size())
                .filter(number -> filters.get(number).passesAll())
                .toArray();
        this.types = new String[whole.length];
        for (int i = 0; i < whole.length; i++) {
            types[i] = filters.get(whole[i]).event().intern();
        }
    }

    /** Forgets the customer before. */
    void turnTo(List<Event> events) {
        for (int number = 0; number < filled.length; number++) {
            filled[number] = false;
        }
        for (int number : whole) {
            lists.get(number).clear();
            filled[number] = true;
        }
        for (Event event : events) {
            // a few types, whose names are shared: faster than a map
            for (int i = 0; i < types.length; i++) {
                if (types[i].equals(event.type())) {
                    lists.get(whole[i]).add(event);
                    break;
                }
            }
        }
    }

    /** The events that pass the filter with this number. */
    EventList of(int filter) {
        EventList list = lists.get(filter);
        if (!filled[filter]) {
            list.clear();
            EventList all = lists.get(resolved.ofAll(filter));
            for (int i = 0; i < all.size(); i++) {
                if (resolved.predicate(filter).test(all.get(i))) {
                    list.add(all.get(i));
                }
            }
            filled[filter] = true;
        }
        return list;
    }
}
