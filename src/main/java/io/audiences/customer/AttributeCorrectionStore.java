package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Converts an attribute's stored values to another type, a page of customers at a time. */
final class AttributeCorrectionStore {
    private static final int PAGE = 1_000;

    private final Handle handle;
    private final CatalogueSnapshot catalogue;
    private final String attribute;
    private final Profile.Group group;

    AttributeCorrectionStore(Handle handle, CatalogueSnapshot catalogue, String attribute) {
        this.handle = handle;
        this.catalogue = catalogue;
        this.attribute = attribute;
        this.group = Profile.Group.of(attribute);
    }

    private record Customer(int number, Map<String, Object> values) {}

    long misfits(ValueType type) {
        long[] misfits = {0};
        each((number, values) -> {
            Object value = values.get(attribute);
            if (value != null && Conversion.convert(value, type).isEmpty()) {
                misfits[0]++;
            }
        });
        return misfits[0];
    }

    /** Only after {@link #misfits} found none. */
    void convert(ValueType type) {
        String sql = "UPDATE customers SET " + group.column() + " = ? WHERE number = ?";
        try (PreparedStatement update = handle.getConnection().prepareStatement(sql)) {
            each((number, values) -> {
                Optional<Object> converted =
                        Optional.ofNullable(values.get(attribute)).flatMap(value -> Conversion.convert(value, type));
                converted.ifPresent(value -> values.put(attribute, value));
                try {
                    update.setString(1, Profile.json(group, values));
                    update.setInt(2, number);
                    update.executeUpdate();
                } catch (SQLException e) {
                    throw new FactsStorageException("converting " + attribute + " failed", e);
                }
            });
        } catch (SQLException e) {
            throw new FactsStorageException("converting " + attribute + " failed", e);
        }
    }

    private void each(BiConsumer<Integer, Map<String, Object>> consumer) {
        String sql = "SELECT number, " + group.column() + " FROM customers WHERE number > ? AND JSON_CONTAINS_PATH("
                + group.column() + ", 'one', ?) ORDER BY number LIMIT " + PAGE;
        int last = 0;
        while (true) {
            List<Customer> page = handle.createQuery(sql)
                    .bind(0, last)
                    .bind(1, "$.\"" + group.key(attribute) + "\"")
                    .map((row, context) -> new Customer(row.getInt(1), values(row.getBytes(2))))
                    .list();
            for (Customer customer : page) {
                consumer.accept(customer.number(), customer.values());
                last = customer.number();
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private Map<String, Object> values(byte[] json) {
        Map<String, Object> values = new TreeMap<>();
        StoredJson.attributes(json, group, catalogue, values);
        return values;
    }
}
