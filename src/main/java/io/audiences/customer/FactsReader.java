package io.audiences.customer;

import io.audiences.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streams customers' facts out of storage, only as much as is asked for. A read sees one consistent snapshot, on one
 * connection; several ranges may be read at once.
 */
public final class FactsReader {
    private final Database database;
    private final CurrentCatalogue catalogue;
    private final Layouts layouts = new Layouts();

    public FactsReader(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue.current();
    }

    public long count() {
        return database.read(FactsStore::count);
    }

    /** All customers in ranges of at most {@code size}, by ascending number. */
    public List<NumberRange> ranges(int size) {
        return database.read(handle -> FactsStore.ranges(handle, size));
    }

    /** Hands the customers of the range to {@code consumer} one by one, by ascending number. */
    public void read(FactsRequest request, NumberRange range, Consumer<CustomerFacts> consumer) {
        database.<@Nullable Void>read(handle -> {
            new FactsStore(handle, catalogue.in(handle), request, layouts).read(range, consumer);
            return null;
        });
    }

    public Optional<CustomerFacts> find(FactsRequest request, String customer) {
        return database.read(handle -> {
            String id = FactText.normal(customer);
            Integer number = CustomerNumberStore.numbers(handle, List.of(id)).get(id);
            CustomerFacts[] found = new CustomerFacts[1];
            if (number != null) {
                new FactsStore(handle, catalogue.in(handle), request, layouts)
                        .read(new NumberRange(number, number + 1), facts -> found[0] = facts);
            }
            return Optional.ofNullable(found[0]);
        });
    }
}
