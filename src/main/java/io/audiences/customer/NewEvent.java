package io.audiences.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked event on its way into storage.
 *
 * @param values in the order of {@link EventProperty#stored}
 * @param items the line items as JSON
 * @param properties the custom properties as JSON
 */
record NewEvent(
        String id,
        String customer,
        String type,
        long occurredAt,
        @Nullable String brand,
        List<@Nullable Object> values,
        @Nullable String items,
        @Nullable String properties) {}
