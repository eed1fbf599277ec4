package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Members;
import io.audiences.condition.Problem;
import io.audiences.condition.Problems;
import io.audiences.condition.ValueType;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CatalogueListing;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What conditions may name. */
final class CatalogueRoutes {
    private static final String TYPE = "the type of its values";

    private final Catalogue catalogue;

    CatalogueRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Listing(List<CatalogueListing.Attribute> attributes, List<CatalogueListing.EventType> events) {}

    void list(Context context) {
        CatalogueListing listing = catalogue.list();
        context.json(new Listing(listing.attributes(), listing.eventTypes()));
    }

    void putAttribute(Context context) {
        BrandAccess.requireUnrestricted(context, "Declarations of attributes");
        String name = context.pathParam("name");
        Problems problems = new Problems();
        Optional<ValueType> type = Members.of(Bodies.json(context), "", "an object with a type", problems)
                .flatMap(members -> {
                    members.refuseOthers(List.of("type"));
                    return members.word("type", ValueType.class, TYPE);
                });
        requireNone(problems.list());
        requireNone(catalogue.declareAttribute(name, type.orElseThrow()));
        context.json(catalogue.list().attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    void putEventType(Context context) {
        BrandAccess.requireUnrestricted(context, "Declarations of event types");
        String name = context.pathParam("type");
        Problems problems = new Problems();
        Map<String, ValueType> properties = new LinkedHashMap<>();
        Map<String, ValueType> itemProperties = new LinkedHashMap<>();
        Members.of(Bodies.json(context), "", "an object with properties or itemProperties", problems)
                .ifPresent(members -> {
                    members.refuseOthers(List.of("properties", "itemProperties"));
                    types(members, "properties", properties);
                    types(members, "itemProperties", itemProperties);
                });
        requireNone(problems.list());
        requireNone(catalogue.declareEventType(name, properties, itemProperties));
        context.json(catalogue.list().eventTypes().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static void types(Members parent, String key, Map<String, ValueType> types) {
        if (!parent.has(key)) {
            return;
        }
        Members.of(parent.value(key), parent.at(key), "an object of names and types", parent.problems())
                .ifPresent(members -> {
                    for (Map.Entry<String, JsonNode> member : members.json().properties()) {
                        members.word(member.getKey(), ValueType.class, TYPE)
                                .ifPresent(type -> types.put(member.getKey(), type));
                    }
                });
    }

    private static void requireNone(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidInput(problems);
        }
    }
}
