package io.audiences.rules;

import io.audiences.customer.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A customer's events apart by type, sorted out when first asked for; each list keeps the order of time. */
final class EventsByType {
    private final Map<String, Integer> places;
    private final List<List<Event>> lists = new ArrayList<>();
    private List<Event> events = List.of();
    private boolean sortedOut = true;

    /** For types that have the places 0, 1, 2 … */
    EventsByType(Map<String, Integer> places) {
        this.places = places;
        places.forEach((type, place) -> lists.add(new ArrayList<>()));
    }

    /** Turns to the events of another customer. */
    void show(List<Event> next) {
        events = next;
        sortedOut = false;
    }

    List<Event> get(int place) {
        if (!sortedOut) {
            lists.forEach(List::clear);
            for (Event event : events) {
                Integer own = places.get(event.type());
                if (own != null) {
                    lists.get(own).add(event);
                }
            }
            sortedOut = true;
        }
        return lists.get(place);
    }
}
