package io.audiences.customer;

import io.audiences.database.Database;
import io.audiences.database.RetryTransaction;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that write facts. Many run together and share the catalogue; one that finds something to learn starts again
 * alone, so that names are learned one writer at a time and nobody writes with an outdated type.
 */
final class FactsTransactions {
    private final Database database;
    private final CatalogueStore store;
    private final CurrentCatalogue current;

    FactsTransactions(Database database, CatalogueStore store, CurrentCatalogue current) {
        this.database = database;
        this.store = store;
        this.current = current;
    }

    /** One attempt: its transaction, what its items teach, and the catalogue once all of them are read. */
    static final class Attempt {
        private final Handle handle;
        private final CatalogueStore store;
        private final CatalogueSnapshot base;
        private final Learning learning;
        private final boolean alone;
        private boolean startAgainAlone;
        private @Nullable CatalogueSnapshot taught;

        private Attempt(Handle handle, CatalogueStore store, CatalogueSnapshot base, boolean alone) {
            this.handle = handle;
            this.store = store;
            this.base = base;
            this.learning = new Learning(base);
            this.alone = alone;
        }

        Handle handle() {
            return handle;
        }

        Learning learning() {
            return learning;
        }

        /** Stores what was learned; everything the items named has a number in the result. */
        CatalogueSnapshot learned() {
            if (learning.isEmpty()) {
                return base;
            }
            if (!alone) {
                startAgainAlone = true;
                throw new RetryTransaction("the catalogue has something to learn", null);
            }
            store.add(handle, learning);
            CatalogueSnapshot result = store.load(handle);
            taught = result;
            return result;
        }
    }

    <T> T write(Function<Attempt, T> work) {
        Progress progress = new Progress();
        T result = database.inTransaction(handle -> {
            CatalogueSnapshot base = progress.alone ? current.alone(handle) : current.shared(handle);
            Attempt attempt = new Attempt(handle, store, base, progress.alone);
            try {
                T value = work.apply(attempt);
                progress.taught = attempt.taught;
                return value;
            } finally {
                progress.alone |= attempt.startAgainAlone;
            }
        });
        if (progress.taught != null) {
            current.replace(progress.taught);
        }
        return result;
    }

    private static final class Progress {
        private boolean alone;
        private @Nullable CatalogueSnapshot taught;
    }

    /** Runs the work while no other transaction writes facts. */
    <T> T alone(BiFunction<Handle, CatalogueSnapshot, T> work) {
        return database.inTransaction(handle -> work.apply(handle, current.alone(handle)));
    }
}
