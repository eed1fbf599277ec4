package io.audiences.rules;

import io.audiences.customer.Event;
import java.util.ArrayList;
import java.util.List;

/** A customer's events apart by type, sorted out when first asked for; each list keeps the order of time. */
final class EventsByType {
    private final List<String> types;
    private final List<List<Event>> lists = new ArrayList<>();
    private List<Event> events = List.of();
    private boolean sortedOut = true;

    EventsByType(List<String> types) {
        this.types = types;
        types.forEach(type -> lists.add(new ArrayList<>()));
    }

    /** Turns to the events of another customer. */
    void show(List<Event> next) {
        events = next;
        sortedOut = false;
    }

    /** The events of the type at a place among the types. */
    List<Event> get(int place) {
        if (!sortedOut) {
            sortOut();
            sortedOut = true;
        }
        return lists.get(place);
    }

    private void sortOut() {
        for (int i = 0; i < lists.size(); i++) {
            lists.get(i).clear();
        }
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            // a few types, whose names are shared: faster than a map
            for (int place = 0; place < types.size(); place++) {
                if (types.get(place).equals(event.type())) {
                    lists.get(place).add(event);
                    break;
                }
            }
        }
    }
}
