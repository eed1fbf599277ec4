package io.audiences.rules;

import io.audiences.customer.Event;
import io.audiences.customer.Layout;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ways to read one property of many events or items; null when it is missing. */
final class Properties {
    private Properties() {}

    static Function<Event, @Nullable Object> ofEvent(String name) {
        return switch (name) {
            case "brand" -> event -> event.brand().isEmpty() ? null : event.brand();
            case "occurredAt" -> event -> Micros.toInstant(event.occurredAt());
            default -> {
                Function<Row, @Nullable Object> property = ofRow(name);
                yield event -> property.apply(event.properties());
            }
        };
    }

    /** Looks a name up once for all rows of one layout. */
    static Function<Row, @Nullable Object> ofRow(String name) {
        return new Column(name);
    }

    private static final class Column implements Function<Row, @Nullable Object> {
        private final String name;
        // of a layout with its slot, so that threads never see one without the other
        private Place place = new Place(new Layout(List.of()), -1);

        private record Place(Layout layout, int slot) {}

        Column(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Object apply(Row row) {
            Place known = place;
            if (known.layout != row.layout()) {
                known = new Place(row.layout(), row.layout().slot(name));
                place = known;
            }
            return known.slot < 0 ? null : row.at(known.slot);
        }
    }
}
