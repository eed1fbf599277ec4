package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.customer.Events;
import io.audiences.customer.Receipt;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * Events. A list is answered 202 with the status of each item: rejected ones are not on disk, all others are. A single event
 * that is rejected is answered 422.
 */
final class EventRoutes {
    private final Events events;

    EventRoutes(Events events) {
        this.events = events;
    }

    void ingest(Context context) {
        BrandAccess access = BrandAccess.of(context);
        JsonNode json = Bodies.json(context);
        Batch batch = json.isArray() ? Batch.of(json, Events.MAX_BATCH) : new Batch(List.of(json));
        List<Receipt> receipts = batch.store(access::checkEvent, events::ingest);
        if (!json.isArray()) {
            ReceiptView.ofAccepted(receipts.get(0));
        }
        context.status(HttpStatus.ACCEPTED).json(ReceiptView.list(receipts));
    }

    void takeBack(Context context) {
        BrandAccess.requireUnrestricted(context, "Events known only by their ids");
        context.json(ReceiptView.of(events.takeBack(context.pathParam("id"))));
    }
}
