package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A few values of each attribute, out of some customers. */
final class SampleStore {
    private static final int CUSTOMERS = 500;
    private static final int VALUES = 5;

    private SampleStore() {}

    /** Distinct values as text, by attribute; personal data left out. */
    static Map<String, Set<String>> samples(Handle handle, CatalogueSnapshot catalogue) {
        Map<String, Set<String>> samples = new TreeMap<>();
        for (CustomerStore.Stored customer : CustomerStore.some(handle, catalogue, CUSTOMERS)) {
            customer.values().forEach((name, value) -> {
                BuiltInAttribute builtIn = BuiltInAttribute.byName().get(name);
                if (builtIn == null || !builtIn.isPersonal()) {
                    add(samples.computeIfAbsent(name, key -> new LinkedHashSet<>()), value);
                }
            });
        }
        return samples;
    }

    private static void add(Set<String> samples, Object value) {
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        for (Object one : values) {
            if (samples.size() < VALUES && !(one instanceof Point)) {
                Conversion.convert(one, ValueType.TEXT).ifPresent(text -> samples.add((String) text));
            }
        }
    }
}
