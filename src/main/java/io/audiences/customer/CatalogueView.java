package io.audiences.customer;

import io.audiences.condition.Operator;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CatalogueSnapshot.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A catalogue as people look at it. */
final class CatalogueView {
    private final CatalogueSnapshot snapshot;

    CatalogueView(CatalogueSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    CatalogueListing list(Map<String, Set<String>> samples) {
        Vocabulary vocabulary = snapshot.vocabulary();
        return new CatalogueListing(
                new TreeMap<>(vocabulary.attributes())
                        .entrySet().stream()
                                .map(entry -> new CatalogueListing.Attribute(
                                        entry.getKey(),
                                        entry.getValue(),
                                        attributeOrigin(entry.getKey()),
                                        operators(entry.getValue()),
                                        List.copyOf(samples.getOrDefault(entry.getKey(), Set.of()))))
                                .toList(),
                new TreeMap<>(vocabulary.events())
                        .entrySet().stream()
                                .map(entry -> eventType(entry.getKey(), entry.getValue()))
                                .toList());
    }

    private CatalogueListing.EventType eventType(String name, Vocabulary.EventType type) {
        CatalogueSnapshot.EventType known = snapshot.eventType(name);
        return new CatalogueListing.EventType(
                name,
                known.declared() ? Origin.DECLARED : Origin.OBSERVED,
                properties(type.properties(), EventProperty.byName()::containsKey, known.properties()),
                properties(type.itemProperties(), EventProperty.OF_ITEMS::containsKey, known.itemProperties()));
    }

    private static List<CatalogueListing.Property> properties(
            Map<String, ValueType> types, Predicate<String> isBuiltIn, Map<String, Named> others) {
        return new TreeMap<>(types)
                .entrySet().stream()
                        .map(entry -> new CatalogueListing.Property(
                                entry.getKey(),
                                entry.getValue(),
                                isBuiltIn.test(entry.getKey()) ? Origin.BUILT_IN : origin(others.get(entry.getKey())),
                                operators(entry.getValue())))
                        .toList();
    }

    private Origin attributeOrigin(String name) {
        if (snapshot.isComputed(name)) {
            return Origin.COMPUTED;
        }
        return BuiltInAttribute.byName().containsKey(name)
                ? Origin.BUILT_IN
                : origin(snapshot.attributes().get(name));
    }

    private static Origin origin(@Nullable Named named) {
        return named != null && named.declared() ? Origin.DECLARED : Origin.OBSERVED;
    }

    /** As conditions spell them, the negated twins included. */
    private static List<String> operators(ValueType type) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.allows(type))
                .flatMap(operator -> Stream.of(operator.word(), Operator.NOT_PREFIX + operator.word()))
                .toList();
    }
}
