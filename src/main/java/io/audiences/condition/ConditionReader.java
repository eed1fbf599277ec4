package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.AudienceTest;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Condition.Quantifier;
import io.audiences.condition.Problem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON form of a condition. Reports all mistakes of form at once and puts placeholders in their stead, so that
 * {@link ConditionChecker} can look for the others.
 */
public final class ConditionReader {
    private static final List<String> ATTRIBUTE_KEYS = NodeKind.with("attribute", ComparisonReader.KEYS);
    private static final List<String> PROPERTY_KEYS = NodeKind.with("property", ComparisonReader.KEYS);
    private static final List<String> EVENT_KEYS =
            List.of("event", "where", "window", "measure", "operator", "value", "valueOf", "ignoreCase");
    private static final List<String> ITEMS_KEYS = List.of("items", "where");
    private static final List<String> AUDIENCE_KEYS = List.of("audience", "operator");

    private final Problems problems = new Problems();
    private final Map<String, String> written = new HashMap<>();
    private final ComparisonReader comparisons = new ComparisonReader(new OperandReader(problems, written));
    private int nodes;

    private ConditionReader() {}

    /** Reads without knowing the catalogue; names and types are {@link ConditionChecker}'s. */
    public static Reading read(JsonNode json) {
        return readWithPointers(json).reading();
    }

    static Positioned readWithPointers(JsonNode json) {
        ConditionReader reader = new ConditionReader();
        Condition condition = reader.node(json, "", 1, NodeKind.Place.CUSTOMER);
        return new Positioned(new Reading(condition, reader.problems.list()), Map.copyOf(reader.written));
    }

    /** A reading, and the pointers where the input was not written in the canonical form. */
    record Positioned(Reading reading, Map<String, String> written) {}

    private Condition node(JsonNode json, String pointer, int depth, NodeKind.Place place) {
        nodes++;
        if (nodes == Limits.NODES + 1) {
            problems.add(pointer, Code.TOO_MANY_NODES, "expected at most " + Limits.NODES + " nodes, got more");
        }
        if (depth > Limits.DEPTH) {
            problems.add(pointer, Code.TOO_DEEP, "expected at most " + Limits.DEPTH + " levels, got more");
        }
        if (nodes > Limits.NODES || depth > Limits.DEPTH) {
            return Condition.EVERYONE;
        }
        return Members.of(json, pointer, "a condition object", problems)
                .flatMap(members -> NodeKind.find(members, place).map(kind -> switch (kind) {
                    case ALL -> new All(children(members, "all", depth, place));
                    case ANY -> new Any(children(members, "any", depth, place));
                    case NOT -> not(members, depth, place);
                    case ATTRIBUTE -> attribute(members, "attribute", ATTRIBUTE_KEYS);
                    case PROPERTY -> attribute(members, "property", PROPERTY_KEYS);
                    case EVENT -> event(members, depth);
                    case ITEMS -> items(members, depth);
                    case SEQUENCE -> sequence(members, depth);
                    case AUDIENCE -> audience(members);
                    case SAMPLE -> new SampleReader(members).read();
                }))
                .orElse(Condition.EVERYONE);
    }

    private List<Condition> children(Members members, String key, int depth, NodeKind.Place place) {
        members.refuseOthers(List.of(key));
        JsonNode json = members.value(key);
        if (!json.isArray()) {
            members.add(key, Code.WRONG_TYPE, "expected a list of conditions, got " + Shown.kind(json));
            return List.of();
        }
        List<Condition> children = new ArrayList<>();
        for (Iterator<JsonNode> rest = json.elements(); rest.hasNext() && nodes <= Limits.NODES; ) {
            String pointer = Pointers.element(members.at(key), children.size());
            children.add(node(rest.next(), pointer, depth + 1, place));
        }
        return children;
    }

    private Condition not(Members members, int depth, NodeKind.Place place) {
        members.refuseOthers(List.of("not"));
        return new Not(node(members.value("not"), members.at("not"), depth + 1, place));
    }

    private Condition attribute(Members members, String key, List<String> keys) {
        members.refuseOthers(keys);
        Optional<String> name = members.text(key, "a name");
        Comparison comparison = comparisons.read(members);
        if (!key.equals("attribute")) {
            written.put(members.at("attribute"), members.at(key));
        }
        return name.<Condition>map(found -> new AttributeTest(found, comparison))
                .orElse(Condition.EVERYONE);
    }

    private Condition event(Members members, int depth) {
        members.refuseOthers(EVENT_KEYS);
        Optional<String> event = members.text("event", "the name of an event");
        Condition where = members.has("where")
                ? node(members.value("where"), members.at("where"), depth + 1, NodeKind.Place.EVENT)
                : Condition.EVERYONE;
        Window window = new WindowReader(problems).read(members.value("window"), members.at("window"));
        Optional<Measure> measure = new MeasureReader(problems).read(members.value("measure"), members.at("measure"));
        Comparison comparison = comparisons.read(members);
        if (event.isEmpty()) {
            return Condition.EVERYONE;
        }
        // Without a measure there is no type that the comparison could be checked against.
        return measure.isPresent()
                ? new EventTest(event.get(), where, window, measure.get(), comparison)
                : new EventTest(event.get(), where, window, Measure.COUNT, ComparisonReader.PLACEHOLDER);
    }

    private Condition sequence(Members members, int depth) {
        SequenceReader reader =
                new SequenceReader(members, (json, pointer) -> node(json, pointer, depth + 1, NodeKind.Place.EVENT));
        return reader.read();
    }

    private static Condition audience(Members members) {
        members.refuseOthers(AUDIENCE_KEYS);
        Optional<String> audience = members.text("audience", "the id of an audience");
        Optional<Membership> operator = members.word("operator", Membership.class, "\"in\" or \"not_in\"");
        return audience.isPresent() && operator.isPresent()
                ? new AudienceTest(audience.get(), operator.get() == Membership.NOT_IN)
                : Condition.EVERYONE;
    }

    /** The operators of an audience test. */
    enum Membership implements Word {
        IN,
        NOT_IN
    }

    private Condition items(Members members, int depth) {
        members.refuseOthers(ITEMS_KEYS);
        Quantifier quantifier = members.word("items", Quantifier.class, "\"any\", \"all\" or \"none\"")
                .orElse(Quantifier.ANY);
        return new ItemsTest(
                quantifier, node(members.value("where"), members.at("where"), depth + 1, NodeKind.Place.ITEM));
    }
}
