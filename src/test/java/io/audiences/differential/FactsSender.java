package io.audiences.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Point;
import io.audiences.customer.Row;
import io.audiences.recalculation.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends made-up facts to a shop as a client would, so that what comes out of storage can be held against them. */
final class FactsSender {
    private static final int BATCH = 1_000;
    private static final Set<String> OF_EVENTS =
            Set.of("value", "discountedValue", "orderId", "channel", "store", "paymentMethod", "platform");

    private final Shop shop;

    FactsSender(Shop shop) {
        this.shop = shop;
    }

    void send(List<CustomerFacts> customers, List<String> brands) {
        brands.forEach(brand -> Shop.accepted(List.of(shop.brands.put(brand, object()))));
        List<JsonNode> profiles = new ArrayList<>();
        List<JsonNode> events = new ArrayList<>();
        for (CustomerFacts customer : customers) {
            profiles.add(profile(customer));
            customer.events().forEach(event -> events.add(event(customer, event)));
        }
        for (int i = 0; i < profiles.size(); i += BATCH) {
            Shop.accepted(shop.customers.batch(profiles.subList(i, Math.min(i + BATCH, profiles.size()))));
        }
        for (int i = 0; i < events.size(); i += BATCH) {
            Shop.accepted(shop.events.ingest(events.subList(i, Math.min(i + BATCH, events.size()))));
        }
    }

    private ObjectNode profile(CustomerFacts customer) {
        ObjectNode profile = object();
        shop.catalogue.vocabulary().attributes().keySet().forEach(name -> set(profile, name, customer.attributes()));
        return profile;
    }

    private JsonNode event(CustomerFacts customer, Event event) {
        // an id is unique among all events; the order of one customer's stays
        ObjectNode json = object().put("id", customer.number() + "-" + event.id())
                .put("customer", customer.id())
                .put("type", event.type())
                .put("occurredAt", Micros.toInstant(event.occurredAt()).toString());
        if (!event.brand().isEmpty()) {
            json.put("brand", event.brand());
        }
        var type = shop.catalogue.vocabulary().events().get(event.type());
        ObjectNode properties = json.putObject("properties");
        type.properties()
                .keySet()
                .forEach(name -> set(OF_EVENTS.contains(name) ? json : properties, name, event.properties()));
        ArrayNode items = json.putArray("items");
        event.items().forEach(item -> {
            ObjectNode object = items.addObject();
            type.itemProperties().keySet().forEach(name -> set(object, name, item));
        });
        return json;
    }

    private static void set(ObjectNode object, String name, Row row) {
        JsonNode json = json(row.get(name));
        if (json != null) {
            object.set(name, json);
        }
    }

    private static @Nullable JsonNode json(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JsonNodeFactory.instance.booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> array.add(each.toString()));
            return array;
        }
        if (value instanceof Point point) {
            return object().put("latitude", point.latitude()).put("longitude", point.longitude());
        }
        return JsonNodeFactory.instance.textNode(value.toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
