package io.audiences.api;

import io.audiences.database.Page;
import java.util.List;
import java.util.Optional;

/** How every list is answered; without a cursor it ends here. */
record ListView<T>(List<T> items, Optional<String> nextCursor) {
    ListView {
        items = List.copyOf(items);
    }

    static <T> ListView<T> whole(List<T> items) {
        return new ListView<>(items, Optional.empty());
    }

    static <T> ListView<T> of(Page<T> page) {
        return new ListView<>(page.items(), page.nextCursor());
    }
}
