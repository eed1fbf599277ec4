package io.audiences.customer;

import io.audiences.condition.Limits;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values in another type, where they mean the same. */
final class Conversion {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,30})?");

    private Conversion() {}

    static Optional<Object> convert(Object value, ValueType type) {
        return Optional.ofNullable(
                value instanceof String text
                        ? fromText(text, type)
                        : type == ValueType.TEXT ? toText(value) : isOf(value, type) ? value : null);
    }

    private static @Nullable Object fromText(String text, ValueType type) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER, MONEY -> number(text).orElse(null);
            case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
            case DATE -> InstantText.date(text);
            case TIMESTAMP -> {
                long micros = InstantText.micros(text);
                yield micros == InstantText.NONE ? null : Micros.toInstant(micros);
            }
            case LIST, POINT -> null;
        };
    }

    /** A number as people write it, leading zeros included. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text)).filter(Limits::allows).map(ValueReader::canonical)
                : Optional.empty();
    }

    private static @Nullable String toText(Object value) {
        return value instanceof List<?> || value instanceof Point
                ? null
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static boolean isOf(Object value, ValueType type) {
        return switch (type) {
            case TEXT -> value instanceof String;
            case NUMBER, MONEY -> value instanceof BigDecimal;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof LocalDate;
            case TIMESTAMP -> value instanceof Instant;
            case LIST -> value instanceof List<?>;
            case POINT -> value instanceof Point;
        };
    }
}
