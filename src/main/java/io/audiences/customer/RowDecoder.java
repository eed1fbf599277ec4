package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills places of a row with the wanted values of a stored JSON object. */
final class RowDecoder implements StoredJson.Taker {
    private record Place(int slot, ValueType type) {}

    private final Map<String, Place> places = new HashMap<>();
    private int slot;
    private @Nullable Object[] values = new Object[0];

    void want(String key, int slot, ValueType type) {
        places.put(key, new Place(slot, type));
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    void decode(byte @Nullable [] json, @Nullable Object[] into) {
        values = into;
        StoredJson.object(json, this);
    }

    /** The rows of an array of objects. */
    List<Row> rows(byte @Nullable [] json, Layout layout) {
        if (json == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        StoredJson.objects(json, () -> {
            values = new @Nullable Object[layout.names().size()];
            rows.add(new Row(layout, values));
            return this;
        });
        return rows;
    }

    @Override
    public @Nullable ValueType wants(String key) {
        Place place = places.get(key);
        if (place == null) {
            return null;
        }
        slot = place.slot();
        return place.type();
    }

    @Override
    public void take(String key, Object value) {
        values[slot] = value;
    }
}
