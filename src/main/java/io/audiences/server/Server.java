package io.audiences.server;

import io.audiences.api.ApiServer;
import io.audiences.api.ApiSettings;
import io.audiences.rules.Traits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running server: the database, the services and the API, opened in this order and closed in reverse. */
public final class Server implements AutoCloseable {
    private final String host;
    private final Storage storage;
    private final Services services;
    private final Beginning beginning;
    private final Following following;
    private final Compiling compiling;
    private final ApiServer api;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Server(
            String host,
            Storage storage,
            Services services,
            Beginning beginning,
            Following following,
            Compiling compiling,
            ApiServer api) {
        this.host = host;
        this.storage = storage;
        this.services = services;
        this.beginning = beginning;
        this.following = following;
        this.compiling = compiling;
        this.api = api;
    }

    /**
     * Returns when the API listens; the database may not answer before {@link #begun}. What was opened is closed again
     * when something fails.
     */
    public static Server open(Settings settings, InstantSource clock) {
        Ports.check(settings.host(), settings.port());
        LastGoodTraits lastGood = new LastGoodTraits(settings.data());
        Traits traits = TraitsFolder.traits(settings.traits(), lastGood);
        ApiSettings listening = new ApiSettings(settings.host(), settings.port(), uploads(settings));
        try (Opening opening = new Opening()) {
            Storage storage = opening.add(
                    Storage.open(new Storage.Place(settings.data(), settings.database(), settings.poolSize())));
            Services services = opening.add(Services.wire(storage.database(), settings, traits, clock));
            Beginning beginning = opening.add(new Beginning(services, settings.adminKey()));
            Following following = opening.add(new Following(storage.database(), services.memberships()));
            Compiling compiling = opening.add(
                    new Compiling(services.audiences(), services.catalogue()::vocabulary, services.compiler()));
            ApiServer api = opening.add(ApiServer.start(listening, services.forApi(beginning.begun()::isDone)));
            Server server = new Server(settings.host(), storage, services, beginning, following, compiling, api);
            compiling.after(beginning.begun());
            beginning.start();
            following.start();
            opening.succeeded();
            if (settings.traits().isPresent()) {
                lastGood.keep(traits.files(), clock.instant());
            }
            return server;
        }
    }

    /** Cleared at every start, so servers that share a database must not share it. */
    private static Path uploads(Settings settings) {
        return settings.data().resolve("uploads").resolve(Integer.toString(settings.port()));
    }

    public Services services() {
        return services;
    }

    /** Completes when the server is ready for the first time, with the first admin key if a random one was made. */
    public CompletableFuture<Optional<String>> begun() {
        return beginning.begun();
    }

    public String address() {
        return Settings.address(host, api.port());
    }

    /** For a caller whose own shutdown hook closes this. */
    void closedByCaller() {
        storage.closedByCaller();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (Opening closing = new Opening()) {
            closing.add(storage);
            closing.add(services);
            closing.add(beginning);
            closing.add(following);
            closing.add(compiling);
            closing.add(api);
        }
    }
}
