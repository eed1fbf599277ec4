package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.customer.Receipt.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Takes events in, each counted once by its id, and takes them back. Opens transactions of its own. */
public final class Events {
    /** Events of one call. */
    public static final int MAX_BATCH = 1_000;

    private final FactsTransactions transactions;

    public Events(Catalogue catalogue) {
        this.transactions = catalogue.transactions();
    }

    /** What became of each event, in order; when this returns, accepted events are on disk. */
    public List<Receipt> ingest(List<JsonNode> events) {
        if (events.size() > MAX_BATCH) {
            throw new IllegalArgumentException("at most " + MAX_BATCH + " events, got " + events.size());
        }
        return events.isEmpty() ? List.of() : transactions.write(attempt -> ingest(attempt, events));
    }

    private static List<Receipt> ingest(FactsTransactions.Attempt attempt, List<JsonNode> events) {
        Handle handle = attempt.handle();
        Set<String> ids = events.stream().map(Events::id).collect(Collectors.toSet());
        Set<String> takenBack = EventStore.takenBack(handle, ids);
        Set<String> present = new HashSet<>(EventStore.existing(handle, ids));
        List<Receipt> receipts = new ArrayList<>(events.size());
        List<NewEvent> accepted = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            String id = id(event);
            if (takenBack.contains(id)) {
                receipts.add(Receipt.of(id, Outcome.TAKEN_BACK));
            } else if (present.contains(id)) {
                receipts.add(Receipt.of(id, Outcome.DUPLICATE));
            } else {
                EventParser parser = new EventParser(attempt.learning());
                NewEvent parsed = parser.parse(event);
                if (parsed == null) {
                    attempt.learning().forget();
                    receipts.add(Receipt.rejected(id, parser.problems()));
                } else {
                    attempt.learning().keep();
                    present.add(id);
                    accepted.add(parsed);
                    receipts.add(Receipt.of(id, Outcome.ACCEPTED));
                }
            }
        }
        if (!accepted.isEmpty()) {
            store(handle, attempt.learned(), accepted);
        }
        return receipts;
    }

    /** The id under which an event would be stored; empty for none. */
    private static String id(JsonNode event) {
        String id = event.path(EventProperty.ID).asText("");
        return event.path(EventProperty.ID).isTextual()
                        && FactText.isWellFormed(id)
                        && FactText.isId(FactText.normal(id))
                ? FactText.normal(id)
                : "";
    }

    private static void store(Handle handle, CatalogueSnapshot catalogue, Collection<NewEvent> events) {
        Map<String, Integer> customers = CustomerNumberStore.numbersCreating(
                handle, events.stream().map(NewEvent::customer).collect(Collectors.toSet()));
        Function<NewEvent, EventStore.Numbered> number = event -> new EventStore.Numbered(
                Objects.requireNonNull(customers.get(event.customer())),
                catalogue.eventType(event.type()).number(),
                catalogue.brandNumber(event.brand()),
                event);
        EventStore.insert(handle, events.stream().map(number).toList());
    }

    /**
     * Takes an event back: it disappears from every count and is answered {@link Outcome#TAKEN_BACK} if it is delivered
     * again. Doing so twice is no error.
     */
    public Receipt takeBack(String id) {
        String stored = FactText.normal(id);
        return transactions.alone((handle, catalogue) -> {
            if (EventStore.takenBack(handle, Set.of(stored)).isEmpty()) {
                EventStore.Place place = EventStore.find(handle, stored).orElseThrow(() -> new UnknownEvent(id));
                EventStore.takeBack(handle, stored, place);
            }
            return Receipt.of(stored, Outcome.TAKEN_BACK);
        });
    }
}
