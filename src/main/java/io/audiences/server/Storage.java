package io.audiences.server;

import io.audiences.database.Database;
import io.audiences.database.DatabaseSettings;
import io.audiences.database.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.Optional;

/** The database of the settings, and the embedded server if it needs one. */
public record Storage(Database database, Optional<EmbeddedMariaDb> embedded) implements AutoCloseable {

    /** Where the database is. */
    public record Place(Path data, Optional<DatabaseSettings> database, int poolSize) {}

    /** Starts the embedded server unless there is a URL; a server elsewhere need not answer yet. */
    public static Storage open(Place place) {
        if (place.database().isPresent()) {
            return new Storage(Database.open(place.database().get()), Optional.empty());
        }
        EmbeddedMariaDb embedded = EmbeddedMariaDb.start(place.data());
        DatabaseSettings database = embedded.settings(place.poolSize());
        return new Storage(Database.open(database), Optional.of(embedded));
    }

    /** For a caller whose own shutdown hook closes this: see {@link EmbeddedMariaDb#closedByCaller}. */
    void closedByCaller() {
        embedded.ifPresent(server -> {
            EmbeddedMariaDb unused = server.closedByCaller();
        });
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            embedded.ifPresent(EmbeddedMariaDb::close);
        }
    }
}
