package io.audiences.server;

import io.audiences.database.DatabaseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits in the background for the database, however long it takes, and then lets the services begin. */
final class Beginning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Services services;
    private final Optional<String> adminKey;
    private final CompletableFuture<Optional<String>> begun = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "beginning");
    private volatile boolean closed;

    Beginning(Services services, Optional<String> adminKey) {
        this.services = services;
        this.adminKey = adminKey;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed && !begun.isDone()) {
                if (services.database().awaitReady(LOOK_AGAIN)) {
                    begin();
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The server cannot begin", e);
            begun.completeExceptionally(e);
        }
    }

    private void begin() {
        try {
            begun.complete(services.begin(adminKey));
        } catch (DatabaseException e) {
            LOG.warn("The database failed at the start, trying again: {}", e.getMessage());
            boolean unused = services.database().awaitReady(LOOK_AGAIN);
        }
    }

    /** Completes when the server is ready for the first time, with the first admin key if a random one was made. */
    CompletableFuture<Optional<String>> begun() {
        return begun;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
