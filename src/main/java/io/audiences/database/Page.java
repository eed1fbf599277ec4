package io.audiences.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, with the opaque cursor of the next part; the last part has none. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page out of up to {@code limit + 1} items: one more than asked for shows that there is a next page.
     *
     * @param cursor of the page after the last item shown
     */
    public static <T> Page<T> of(List<T> items, int limit, Function<T, String> cursor) {
        if (items.size() <= limit) {
            return new Page<>(items, Optional.empty());
        }
        List<T> shown = items.subList(0, limit);
        return new Page<>(shown, Optional.of(cursor.apply(shown.get(limit - 1))));
    }

    public <U> Page<U> map(Function<? super T, ? extends U> mapping) {
        return new Page<>(items.stream().<U>map(mapping).toList(), nextCursor);
    }
}
