package io.audiences.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.audiences.customer.Events;
import io.audiences.customer.Receipt;
import io.audiences.server.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** Brings a demo shop into storage the way its owner would; doing so again changes nothing. */
public final class DemoLoading {
    private static final int CUSTOMERS = 200;

    private final Services services;
    private final DemoShop shop;
    private final IntConsumer progress;
    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong returns = new AtomicLong();

    /** The progress is told the number of customers so far, by any thread. */
    public DemoLoading(Services services, DemoShop shop, IntConsumer progress) {
        this.services = services;
        this.shop = shop;
        this.progress = progress;
    }

    /** How many events were taken in, and how many of them taken back. */
    public record Loaded(long events, long returns) {}

    public Loaded load(int threads) {
        for (DemoBrand brand : DemoBrand.values()) {
            var declaration = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", brand.title())
                    .put("zone", brand.zone().getId());
            requireAccepted(List.of(services.brands().put(brand.id(), declaration)));
        }
        progress.accept(0);
        // alone, because it teaches the catalogue all names
        loadFrom(1);
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "demo"));
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int first = 1 + CUSTOMERS; first <= shop.customers(); first += CUSTOMERS) {
                int from = first;
                parts.add(workers.submit(() -> loadFrom(from)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the demo shop cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        } finally {
            workers.shutdownNow();
        }
        return new Loaded(events.get(), returns.get());
    }

    private void loadFrom(int first) {
        List<JsonNode> profiles = new ArrayList<>();
        List<JsonNode> happened = new ArrayList<>();
        List<String> returned = new ArrayList<>();
        for (int number = first; number < first + CUSTOMERS && number <= shop.customers(); number++) {
            DemoShop.Story story = shop.story(number);
            profiles.add(story.profile());
            happened.addAll(story.events());
            returned.addAll(story.returned());
        }
        requireAccepted(services.customers().batch(profiles));
        for (int from = 0; from < happened.size(); from += Events.MAX_BATCH) {
            int to = Math.min(happened.size(), from + Events.MAX_BATCH);
            requireAccepted(services.events().ingest(happened.subList(from, to)));
        }
        returned.forEach(services.events()::takeBack);
        events.addAndGet(happened.size());
        returns.addAndGet(returned.size());
        progress.accept(loaded.addAndGet(profiles.size()));
    }

    private static void requireAccepted(List<Receipt> receipts) {
        receipts.stream().filter(Receipt::isRejected).findFirst().ifPresent(receipt -> {
            throw new IllegalStateException("rejected: " + receipt);
        });
    }
}
