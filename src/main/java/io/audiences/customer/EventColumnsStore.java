package io.audiences.customer;

import io.audiences.condition.ValueType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the events table that one read asks for, and how its rows become events. */
final class EventColumnsStore {
    private static final int FIXED = 4;

    /** A built-in property in its column, with its place in the row. */
    private record Column(int index, int slot, ValueType type) {}

    private final CatalogueSnapshot catalogue;
    private final FactsRequest request;
    private final List<String> types;
    private final Layouts layouts;
    private final Layout layout;
    private final List<String> select = new ArrayList<>(List.of("customer", "occurred_at", "type", "brand"));
    private final List<Column> columns = new ArrayList<>();
    private final Map<Integer, RowDecoder> propertyDecoders = new HashMap<>();
    private final Map<Integer, ItemDecoder> itemDecoders = new HashMap<>();
    private int idColumn;
    private int propertiesColumn;
    private int itemsColumn;

    private record ItemDecoder(Layout layout, RowDecoder decoder) {}

    EventColumnsStore(CatalogueSnapshot catalogue, FactsRequest request, Layouts layouts) {
        this.layouts = layouts;
        this.catalogue = catalogue;
        this.request = request;
        this.types = request.eventTypes().stream()
                .filter(catalogue.eventTypes()::containsKey)
                .sorted()
                .toList();
        TreeSet<String> names = new TreeSet<>(request.properties());
        if (names.remove(EventProperty.ID)) {
            idColumn = select("id");
        }
        names.remove(EventProperty.BRAND.property());
        names.remove(EventProperty.OCCURRED_AT.property());
        this.layout = layouts.of(List.copyOf(names));
        for (EventProperty property : EventProperty.stored()) {
            if (names.contains(property.property())) {
                columns.add(new Column(select(property.column()), layout.slot(property.property()), property.type()));
            }
        }
        types.forEach(this::wantCustomProperties);
        if (!propertyDecoders.isEmpty()) {
            propertiesColumn = select("properties");
        }
        if (request.items()) {
            itemsColumn = select("items");
            types.forEach(this::wantItems);
        }
    }

    private int select(String column) {
        select.add(column);
        return select.size();
    }

    private void wantCustomProperties(String type) {
        RowDecoder decoder = new RowDecoder();
        catalogue.eventType(type).properties().forEach((name, property) -> {
            if (layout.slot(name) >= 0) {
                decoder.want(name, layout.slot(name), property.type());
            }
        });
        if (!decoder.isEmpty()) {
            propertyDecoders.put(catalogue.eventType(type).number(), decoder);
        }
    }

    private void wantItems(String type) {
        Map<String, ValueType> properties = catalogue.itemProperties(type);
        Layout itemLayout = layouts.of(properties.keySet().stream().sorted().toList());
        RowDecoder decoder = new RowDecoder();
        properties.forEach((name, property) -> decoder.want(name, itemLayout.slot(name), property));
        itemDecoders.put(catalogue.eventType(type).number(), new ItemDecoder(itemLayout, decoder));
    }

    /** In the order of the clustered key, so that nothing is sorted. */
    String sql() {
        String typeFilter = types.size() == catalogue.eventTypes().size()
                ? ""
                : types.stream()
                        .map(type -> Integer.toString(catalogue.eventType(type).number()))
                        .collect(Collectors.joining(", ", " AND type IN (", ")"));
        return "SELECT " + String.join(", ", select) + " FROM events FORCE INDEX (PRIMARY)"
                + " WHERE customer >= ? AND customer < ? AND occurred_at >= ? AND occurred_at <= ?"
                + (types.isEmpty() ? " AND FALSE" : typeFilter)
                + " ORDER BY customer, occurred_at, id";
    }

    void bind(PreparedStatement statement, NumberRange range) throws SQLException {
        statement.setInt(1, range.from());
        statement.setInt(2, range.to());
        statement.setLong(3, request.from());
        statement.setLong(4, request.to());
    }

    Event event(ResultSet row) throws SQLException {
        int type = row.getInt(3);
        return new Event(
                idColumn == 0 ? "" : row.getString(idColumn),
                catalogue.typeName(type),
                row.getLong(2),
                catalogue.brandId(row.getInt(FIXED)),
                properties(row, type),
                items(row, type));
    }

    private Row properties(ResultSet row, int type) throws SQLException {
        if (layout.names().isEmpty()) {
            return Row.empty();
        }
        @Nullable Object[] values = new @Nullable Object[layout.names().size()];
        for (Column column : columns) {
            values[column.slot()] = ColumnStore.read(row, column.index(), column.type());
        }
        RowDecoder decoder = propertiesColumn == 0 ? null : propertyDecoders.get(type);
        if (decoder != null) {
            decoder.decode(row.getBytes(propertiesColumn), values);
        }
        return new Row(layout, values);
    }

    private List<Row> items(ResultSet row, int type) throws SQLException {
        ItemDecoder items = itemsColumn == 0 ? null : itemDecoders.get(type);
        return items == null ? List.of() : items.decoder().rows(row.getBytes(itemsColumn), items.layout());
    }
}
