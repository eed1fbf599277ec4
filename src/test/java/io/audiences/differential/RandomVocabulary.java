package io.audiences.differential;

import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Catalogues in which every type occurs, with names that are allowed but look like parts of a rule. */
final class RandomVocabulary {
    private static final List<String> NAMES = List.of(
            "country",
            "city",
            "tier",
            "points",
            "creditLimit",
            "birthDate",
            "registeredAt",
            "tags.vip",
            "consent.email",
            "end",
            "rule",
            "when",
            "then",
            "eval",
            "not",
            "exists",
            "from",
            "this",
            "class",
            "null",
            "true",
            "over",
            "value",
            "Value",
            "VALUE",
            "discountedValue",
            "quantity",
            "sku",
            "category",
            "channel",
            "channel_",
            "a.b.c",
            "items",
            "package",
            "import",
            "global",
            "String",
            "count",
            "x".repeat(64),
            "A1__9",
            "get",
            "facts");
    private static final List<String> EVENTS = List.of("PURCHASE", "VISIT", "end", "query.rule", "E_1", "purchase");

    // the server takes fewer ids than these; no id may ever become part of a rule
    private static final List<String> AUDIENCES = List.of("vip", "end", "rule.1", "a\" ) end");

    private RandomVocabulary() {}

    static Vocabulary next(Dice dice) {
        Map<String, ValueType> attributes = types(dice, List.of(ValueType.values()), 2);
        attributes.put("id", ValueType.TEXT);
        attributes.put("brands", ValueType.LIST);
        Map<String, EventType> events = new TreeMap<>();
        List<String> names = new ArrayList<>(dice.some(EVENTS, 2));
        names.add("REGISTRATION");
        for (String name : names) {
            List<ValueType> every = new ArrayList<>(List.of(ValueType.values()));
            every.remove(ValueType.POINT);
            Map<String, ValueType> properties = types(dice, every, 2);
            properties.put("brand", ValueType.TEXT);
            properties.put("occurredAt", ValueType.TIMESTAMP);
            events.put(name, new EventType(properties, types(dice, every, 1)));
        }
        return new Vocabulary(attributes, events, Set.copyOf(dice.some(AUDIENCES, 3)));
    }

    private static Map<String, ValueType> types(Dice dice, List<ValueType> each, int most) {
        Deque<String> names = new ArrayDeque<>(dice.shuffled(NAMES));
        Map<String, ValueType> types = new TreeMap<>();
        for (ValueType type : each) {
            for (int i = dice.below(most); i < most; i++) {
                types.put(names.remove(), type);
            }
        }
        return types;
    }
}
