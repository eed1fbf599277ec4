package io.audiences.condition;

import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.AudienceTest;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Condition.SampleTest;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Vocabulary.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a condition against the catalogue: names, types, and which operators and values fit them. Pointers are those of
 * the canonical JSON form. What {@link ConditionReader} has found already is not looked for again.
 */
public final class ConditionChecker {
    private final Vocabulary vocabulary;
    private final Problems problems = new Problems();
    private final ComparisonChecker comparisons = new ComparisonChecker(problems);

    private ConditionChecker(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** All problems of {@code condition}; none when it can be evaluated. */
    public static List<Problem> check(Condition condition, Vocabulary vocabulary) {
        ConditionChecker checker = new ConditionChecker(vocabulary);
        condition.accept(checker.new Node("", Names.attributes(vocabulary.attributes()), Optional.empty()));
        return checker.problems.list();
    }

    /** Checks one node; its names are the customer's, the event's or the item's. */
    private final class Node implements Condition.Visitor<Problems> {
        private final String pointer;
        private final Names names;
        private final Optional<EventType> event;

        Node(String pointer, Names names, Optional<EventType> event) {
            this.pointer = pointer;
            this.names = names;
            this.event = event;
        }

        private Node below(String key) {
            return new Node(pointer + key, names, event);
        }

        private Problems children(String key, List<Condition> children) {
            for (int i = 0; i < children.size(); i++) {
                children.get(i).accept(below(key + "/" + i));
            }
            return problems;
        }

        @Override
        public Problems all(All all) {
            return children("/all", all.children());
        }

        @Override
        public Problems any(Any any) {
            return children("/any", any.children());
        }

        @Override
        public Problems not(Not not) {
            return not.child().accept(below("/not"));
        }

        @Override
        public Problems attribute(AttributeTest test) {
            Optional<ValueType> type = names.type(test.attribute(), pointer + "/attribute", problems);
            comparisons.check(test.comparison(), type, names, pointer);
            return problems;
        }

        @Override
        public Problems event(EventTest test) {
            Optional<EventType> type = eventType(test.event(), pointer + "/event");
            Names properties = Names.properties(type.map(EventType::properties));
            test.where().accept(new Node(pointer + "/where", properties, type));
            comparisons.check(test.comparison(), measureType(test.measure(), type), names, pointer);
            return problems;
        }

        private Optional<EventType> eventType(String name, String at) {
            Optional<EventType> type = Optional.ofNullable(vocabulary.events().get(name));
            if (type.isEmpty()) {
                problems.add(
                        at,
                        Code.UNKNOWN_EVENT,
                        "expected a known event, got " + Shown.name(name)
                                + Spelling.hint(name, vocabulary.events().keySet()));
            }
            return type;
        }

        @Override
        public Problems sequence(SequenceTest test) {
            for (int i = 0; i < test.steps().size(); i++) {
                Step step = test.steps().get(i);
                String at = pointer + "/sequence/" + i;
                Optional<EventType> type = eventType(step.event(), at + "/event");
                Names properties = Names.properties(type.map(EventType::properties));
                step.where().accept(new Node(at + "/where", properties, type));
            }
            return problems;
        }

        @Override
        public Problems audience(AudienceTest test) {
            if (!vocabulary.audiences().contains(test.audience())) {
                problems.add(
                        pointer + "/audience",
                        Code.UNKNOWN_AUDIENCE,
                        "expected the id of an audience, got " + Shown.name(test.audience())
                                + Spelling.hint(test.audience(), vocabulary.audiences()));
            }
            return problems;
        }

        @Override
        public Problems sample(SampleTest test) {
            return problems;
        }

        @Override
        public Problems items(ItemsTest test) {
            Names properties = Names.properties(event.map(EventType::itemProperties));
            return test.where().accept(new Node(pointer + "/where", properties, Optional.empty()));
        }

        /** The type of the measure's result, where it is known. */
        private Optional<ValueType> measureType(Measure measure, Optional<EventType> type) {
            if (measure.of().isEmpty()) {
                return Optional.of(ValueType.NUMBER);
            }
            String at = pointer + "/measure/of";
            String name = measure.of().get();
            String property = measure.isOfItems() ? name.substring(Measure.ITEMS_PREFIX.length()) : name;
            Map<String, ValueType> none = Map.of();
            Map<String, ValueType> ofItems = type.map(EventType::itemProperties).orElse(none);
            Names known = measure.isOfItems()
                    ? Names.properties(type.map(found -> ofItems))
                    : Names.properties(type.map(EventType::properties));
            if (measure.isOfItems() && !measure.function().allowsItems()) {
                problems.add(
                        at,
                        Code.WRONG_TYPE,
                        "expected a property of the event with \""
                                + measure.function().word() + "\", got one of its items");
                return Optional.empty();
            }
            Optional<ValueType> found = known.type(property, at, problems);
            if (found.isPresent() && !measure.function().allows(found.get())) {
                problems.add(
                        at,
                        Code.WRONG_TYPE,
                        "expected a property that \"" + measure.function().word() + "\" can be taken of, got "
                                + Shown.name(name) + " of type " + found.get().word());
                return Optional.empty();
            }
            return found.map(measure::resultType);
        }
    }
}
