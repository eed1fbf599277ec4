package io.audiences.condition.lint;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.Quantifier;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary.EventType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns conditions into nodes; filters are linted on the way, each with names and cells of its own. */
final class NodeReader implements Condition.Visitor<Node> {
    private static final Comparison IS_TRUE = new Comparison(Operator.EQUALS, new Operand.One(new Value.Flag(true)));

    private final Filters filters;
    private final Map<String, ValueType> types;
    private final Cells cells;
    private final String path;
    private final String pointer;
    private final boolean denied;
    private final boolean negated;
    private final Optional<EventType> event;

    NodeReader(Filters filters, Map<String, ValueType> types, Optional<EventType> event, Cells cells, String pointer) {
        this(filters, types, event, cells, pointer, pointer, false, false);
    }

    private NodeReader(
            Filters filters,
            Map<String, ValueType> types,
            Optional<EventType> event,
            Cells cells,
            String path,
            String pointer,
            boolean denied,
            boolean negated) {
        this.filters = filters;
        this.types = types;
        this.event = event;
        this.cells = cells;
        this.path = path;
        this.pointer = pointer;
        this.denied = denied;
        this.negated = negated;
    }

    @Override
    public Node all(Condition.All all) {
        return group(true, children("/all/", all.children()));
    }

    @Override
    public Node any(Condition.Any any) {
        return group(false, children("/any/", any.children()));
    }

    private Node group(boolean isAll, List<Node> children) {
        return new Node.Group(pointer, denied, new Node.Written(path, isAll), isAll != negated, children);
    }

    private List<Node> children(String key, List<Condition> children) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            String at = path + key + i;
            nodes.add(children.get(i).accept(new NodeReader(filters, types, event, cells, at, at, negated, negated)));
        }
        return nodes;
    }

    @Override
    public Node not(Condition.Not not) {
        return not.child()
                .accept(new NodeReader(filters, types, event, cells, path + "/not", pointer, denied, !negated));
    }

    @Override
    public Node attribute(Condition.AttributeTest test) {
        Optional<ValueType> type = Optional.ofNullable(types.get(test.attribute()));
        return node(Subject.value(test.attribute(), type), test.comparison());
    }

    @Override
    public Node event(EventTest test) {
        return node(filters.measured(test, path), test.comparison());
    }

    @Override
    public Node items(Condition.ItemsTest test) {
        Map<String, ValueType> ofItems = event.map(EventType::itemProperties).orElse(Map.of());
        Verdict each = filters.verdict(test.where(), ofItems, Optional.empty(), path + "/where");
        boolean all = test.quantifier() == Quantifier.ALL;
        // all of them pass where there is none that does not
        Condition passing = all ? opposite(test.where()) : test.where();
        return fact(passing, each.unless(all) == Verdict.NEVER, test.quantifier() != Quantifier.ANY);
    }

    private static Condition opposite(Condition condition) {
        return condition instanceof Condition.Not not ? not.child() : new Condition.Not(condition);
    }

    @Override
    public Node sequence(Condition.SequenceTest test) {
        return fact(test, filters.isNever(test, path), false);
    }

    @Override
    public Node audience(Condition.AudienceTest test) {
        return fact(test.audience(), false, test.negated());
    }

    @Override
    public Node sample(Condition.SampleTest test) {
        Subject bucket = new Subject(
                List.of("sample", test.seed()), Optional.of(ValueType.NUMBER), false, Subject.Range.PERCENT);
        BigDecimal end = test.percent();
        return node(bucket, new Comparison(Operator.LESS_THAN, new Operand.One(new Value.Decimal(end))));
    }

    private Node fact(Object key, boolean never, boolean opposite) {
        Subject fact = Subject.fact(List.of("fact", key));
        Subject known = never ? new Subject(fact.key(), fact.type(), false, Subject.Range.NONE) : fact;
        return node(known, new Comparison(IS_TRUE.operator(), opposite, IS_TRUE.operand(), false));
    }

    private Node node(Subject subject, Comparison comparison) {
        cells.ask(subject, comparison.positive());
        return new Node.Test(pointer, denied, subject, comparison.positive(), comparison.negated() != negated);
    }
}
