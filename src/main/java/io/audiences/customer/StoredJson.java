package io.audiences.customer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.audiences.condition.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the JSON columns that {@link ValueWriter} wrote, only as far as values are wanted. */
final class StoredJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StoredJson() {}

    /** Takes the wanted values of one object. */
    interface Taker {
        /** The type of the value under {@code key}, or null to skip it. */
        @Nullable
        ValueType wants(String key);

        void take(String key, Object value);
    }

    static void object(byte @Nullable [] json, Taker taker) {
        if (json == null) {
            return;
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            fields(parser, taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls {@code start} for each element of an array of objects, and gives its values to the taker it returns. */
    static void objects(byte[] json, Supplier<Taker> start) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                fields(parser, start.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the values of one group under the attributes' names. */
    static void attributes(
            byte @Nullable [] json, Profile.Group group, CatalogueSnapshot catalogue, Map<String, Object> values) {
        object(json, new Taker() {
            @Override
            public @Nullable ValueType wants(String key) {
                CatalogueSnapshot.Named attribute = catalogue.attributes().get(group.prefix() + key);
                return attribute == null ? null : attribute.type();
            }

            @Override
            public void take(String key, Object value) {
                values.put(group.prefix() + key, value);
            }
        });
    }

    /** One value standing alone in its column. */
    static Object value(byte[] json, ValueType type) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fields(JsonParser parser, Taker taker) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            ValueType type = taker.wants(key);
            parser.nextToken();
            if (type == null) {
                parser.skipChildren();
            } else {
                taker.take(key, value(parser, type));
            }
        }
    }

    private static Object value(JsonParser parser, ValueType type) throws IOException {
        return switch (type) {
            case TEXT -> parser.getText();
            case NUMBER, MONEY -> parser.getDecimalValue();
            case BOOLEAN -> parser.getBooleanValue();
            case DATE -> LocalDate.parse(parser.getText());
            case TIMESTAMP -> Micros.toInstant(InstantText.micros(parser.getText()));
            case LIST -> list(parser);
            case POINT -> point(parser);
        };
    }

    private static List<String> list(JsonParser parser) throws IOException {
        List<String> values = new ArrayList<>();
        for (String value = parser.nextTextValue(); value != null; value = parser.nextTextValue()) {
            values.add(value);
        }
        return List.copyOf(values);
    }

    private static Point point(JsonParser parser) throws IOException {
        BigDecimal latitude = BigDecimal.ZERO;
        BigDecimal longitude = BigDecimal.ZERO;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (key.equals("latitude")) {
                latitude = parser.getDecimalValue();
            } else {
                longitude = parser.getDecimalValue();
            }
        }
        return new Point(latitude, longitude);
    }
}
