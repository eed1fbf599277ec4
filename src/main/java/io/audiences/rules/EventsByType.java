package io.audiences.rules;

import io.audiences.customer.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A customer's events apart by type, sorted out when first asked for; each list keeps the order of time. */
final class EventsByType {
    private final Map<String, List<Event>> lists = new HashMap<>();
    private List<Event> events = List.of();
    private boolean sortedOut = true;

    EventsByType(Iterable<String> types) {
        types.forEach(type -> lists.put(type, new ArrayList<>()));
    }

    /** Turns to the events of another customer. */
    void show(List<Event> next) {
        events = next;
        sortedOut = false;
    }

    /** The events of one of the types given at first. */
    List<Event> get(String type) {
        if (!sortedOut) {
            lists.values().forEach(List::clear);
            for (Event event : events) {
                List<Event> list = lists.get(event.type());
                if (list != null) {
                    list.add(event);
                }
            }
            sortedOut = true;
        }
        List<Event> list = lists.get(type);
        return list == null ? List.of() : list;
    }
}
