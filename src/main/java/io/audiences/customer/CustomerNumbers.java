package io.audiences.customer;

import io.audiences.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Translates between customers' ids and their internal numbers; what is unknown is left out. */
public final class CustomerNumbers {
    private final Database database;

    public CustomerNumbers(Database database) {
        this.database = database;
    }

    public Optional<Integer> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** The numbers by the ids as they were given. */
    public Map<String, Integer> find(Collection<String> ids) {
        Map<String, String> stored = ids.stream()
                .distinct()
                .filter(FactText::isWellFormed)
                .collect(Collectors.toMap(Function.identity(), FactText::normal));
        Map<String, Integer> numbers = database.read(handle -> CustomerNumberStore.numbers(handle, stored.values()));
        return stored.entrySet().stream()
                .filter(entry -> numbers.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> numbers.get(entry.getValue())));
    }

    public Map<Integer, String> ids(Collection<Integer> numbers) {
        return database.read(handle -> CustomerNumberStore.ids(handle, numbers));
    }
}
