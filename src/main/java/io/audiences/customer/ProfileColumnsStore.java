package io.audiences.customer;

import io.audiences.condition.ValueType;
import io.audiences.customer.Profile.Group;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The part of the customers table that one read asks for, and how its rows become customers without events. */
final class ProfileColumnsStore {
    private static final int FETCH_SIZE = 2_000;

    private record JsonColumn(int index, RowDecoder decoder) {}

    private record Column(int index, int slot, ValueType type) {}

    private final Handle handle;
    private final Layout layout;
    private final List<String> select = new ArrayList<>(List.of("number", "id"));
    private final List<Column> columns = new ArrayList<>();
    private final List<JsonColumn> jsonColumns = new ArrayList<>();

    ProfileColumnsStore(Handle handle, CatalogueSnapshot catalogue, FactsRequest request, Layouts layouts) {
        this.handle = handle;
        this.layout = layouts.of(List.copyOf(new TreeSet<>(request.attributes())));
        Map<Group, RowDecoder> decoders = new EnumMap<>(Group.class);
        for (String name : layout.names()) {
            BuiltInAttribute builtIn = BuiltInAttribute.byName().get(name);
            CatalogueSnapshot.Named named = catalogue.attributes().get(name);
            if (builtIn != null) {
                columns.add(new Column(select(builtIn.column()), layout.slot(name), builtIn.type()));
            } else if (named != null) {
                Group group = Group.of(name);
                decoders.computeIfAbsent(group, key -> new RowDecoder())
                        .want(group.key(name), layout.slot(name), named.type());
            }
        }
        decoders.forEach((group, decoder) -> jsonColumns.add(new JsonColumn(select(group.column()), decoder)));
    }

    private int select(String column) {
        select.add(column);
        return select.size();
    }

    List<CustomerFacts> read(NumberRange range) throws SQLException {
        String sql = "SELECT " + String.join(", ", select)
                + " FROM customers WHERE number >= ? AND number < ? ORDER BY number";
        List<CustomerFacts> customers = new ArrayList<>();
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setInt(1, range.from());
            statement.setInt(2, range.to());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    customers.add(new CustomerFacts(
                            rows.getInt(1), rows.getString(2), attributes(rows), List.of(), List.of()));
                }
            }
        }
        return customers;
    }

    private Row attributes(ResultSet row) throws SQLException {
        if (layout.names().isEmpty()) {
            return Row.empty();
        }
        @Nullable Object[] values = new @Nullable Object[layout.names().size()];
        for (Column column : columns) {
            values[column.slot()] = ColumnStore.read(row, column.index(), column.type());
        }
        for (JsonColumn column : jsonColumns) {
            column.decoder().decode(row.getBytes(column.index()), values);
        }
        return new Row(layout, values);
    }
}
