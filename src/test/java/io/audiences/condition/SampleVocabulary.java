package io.audiences.condition;

import static io.audiences.condition.ValueType.BOOLEAN;
import static io.audiences.condition.ValueType.DATE;
import static io.audiences.condition.ValueType.LIST;
import static io.audiences.condition.ValueType.MONEY;
import static io.audiences.condition.ValueType.NUMBER;
import static io.audiences.condition.ValueType.POINT;
import static io.audiences.condition.ValueType.TEXT;
import static io.audiences.condition.ValueType.TIMESTAMP;

import java.util.Map;

/** A small catalogue with every type in it. */
public final class SampleVocabulary {
    public static final Vocabulary INSTANCE = new Vocabulary(
            Map.of(
                    "country", TEXT,
                    "city", TEXT,
                    "points", NUMBER,
                    "creditLimit", MONEY,
                    "isAnonymous", BOOLEAN,
                    "birthDate", DATE,
                    "registeredAt", TIMESTAMP,
                    "lastSeenAt", TIMESTAMP,
                    "brands", LIST,
                    "location", POINT),
            Map.of(
                    "PURCHASE",
                    new Vocabulary.EventType(
                            Map.of(
                                    "value", MONEY,
                                    "discountedValue", MONEY,
                                    "channel", TEXT,
                                    "brand", TEXT,
                                    "occurredAt", TIMESTAMP,
                                    "deliveredOn", DATE,
                                    "isGift", BOOLEAN,
                                    "coupons", LIST),
                            Map.of("sku", TEXT, "category", TEXT, "quantity", NUMBER, "value", MONEY)),
                    "VISIT",
                    new Vocabulary.EventType(
                            Map.of("channel", TEXT, "brand", TEXT, "occurredAt", TIMESTAMP), Map.of())));

    private SampleVocabulary() {}
}
