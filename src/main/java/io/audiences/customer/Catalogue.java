package io.audiences.customer;

import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.database.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * The names that conditions may use, with their types: built in, learned from the facts at first sight, or declared. Changes
 * open transactions of their own.
 */
public final class Catalogue {
    private final Database database;
    private final CatalogueStore store;
    private final CurrentCatalogue current;
    private final FactsTransactions transactions;

    /** A catalogue without computed traits. */
    public Catalogue(Database database) {
        this(database, Map.of());
    }

    /** {@code traits} are what rules compute of every customer, with their types. */
    public Catalogue(Database database, Map<String, ValueType> traits) {
        this.database = database;
        this.store = new CatalogueStore(traits);
        this.current = new CurrentCatalogue(database, store);
        this.transactions = new FactsTransactions(database, store, current);
    }

    /** What every catalogue has from the start, whatever was learned or declared. */
    public static Vocabulary builtIn() {
        Map<String, CatalogueSnapshot.EventType> events = new HashMap<>();
        EventProperty.EVENT_TYPES.forEach(
                name -> events.put(name, new CatalogueSnapshot.EventType(0, true, Map.of(), Map.of())));
        return CatalogueSnapshot.vocabulary(Map.of(), events);
    }

    CurrentCatalogue current() {
        return current;
    }

    FactsTransactions transactions() {
        return transactions;
    }

    /** What this process knows; costs nothing. Another process may know more, see {@link #refreshed}. */
    public Vocabulary vocabulary() {
        return current.get().vocabulary();
    }

    /** The vocabulary after one look at the database: for a name that {@link #vocabulary} lacks. */
    public Vocabulary refreshed() {
        return current.refreshed().vocabulary();
    }

    /**
     * Declares an attribute, or corrects its type by converting the stored values.
     *
     * @return problems with the name or type, pointing into {@code {"type": …}}; empty when done
     * @throws TypeConflict if a stored value does not fit
     */
    public List<Problem> declareAttribute(String name, ValueType type) {
        List<Problem> problems = new ArrayList<>();
        change((handle, snapshot) -> {
            problems.clear();
            ValueType known = new Learning(snapshot).attribute(name, type, "", problems);
            if (!problems.isEmpty() || known == null) {
                return;
            }
            if (BuiltInAttribute.byName().containsKey(name)) {
                if (known != type) {
                    problems.add(new Problem(
                            "/type", Problem.Code.WRONG_TYPE, name + " is built in and always " + known.word()));
                }
                return;
            }
            if (known != type) {
                correct(handle, snapshot, name, type);
            }
            store.putAttribute(handle, name, type, true);
        });
        return problems;
    }

    private static void correct(Handle handle, CatalogueSnapshot snapshot, String name, ValueType type) {
        AttributeCorrectionStore correction = new AttributeCorrectionStore(handle, snapshot, name);
        long misfits = correction.misfits(type);
        if (misfits > 0) {
            throw new TypeConflict(name, type, misfits);
        }
        correction.convert(type);
    }

    /**
     * Declares an event type with these properties beside those it has. The type of a property that events have can only
     * change between number and money.
     *
     * @return problems with names, pointing into {@code {"properties": {…}, "itemProperties": {…}}}; empty when done
     * @throws TypeConflict if events have a property in another type
     */
    public List<Problem> declareEventType(
            String type, Map<String, ValueType> properties, Map<String, ValueType> itemProperties) {
        List<Problem> problems = new ArrayList<>();
        change((handle, snapshot) -> {
            problems.clear();
            if (new Learning(snapshot).eventType(type, "", problems)) {
                var declaration = new EventTypeDeclaration(handle, store, snapshot, type, problems);
                declaration.check(false, properties, "/properties");
                declaration.check(true, itemProperties, "/itemProperties");
                if (problems.isEmpty()) {
                    store.putEventType(handle, type, true);
                    declaration.put(false, properties);
                    declaration.put(true, itemProperties);
                }
            }
        });
        return problems;
    }

    /** Runs a change of the catalogue alone, and shows it when it is committed. */
    void change(BiConsumer<Handle, CatalogueSnapshot> change) {
        current.replace(transactions.alone((handle, snapshot) -> {
            change.accept(handle, snapshot);
            store.nextVersion(handle);
            return store.load(handle);
        }));
    }

    /** Everything, with the operators of each type and some values of each attribute. */
    public CatalogueListing list() {
        return database.read(handle -> {
            CatalogueSnapshot snapshot = current.in(handle);
            return new CatalogueView(snapshot).list(SampleStore.samples(handle, snapshot));
        });
    }
}
