package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a checked condition as the constraints of one pattern over {@link Customer}, as it stands: nested {@code &&},
 * {@code ||} and {@code not(…)}, never its normal form. The children of a top-level {@code all} become constraints of
 * their own, the cheapest first, so that dear measures are computed only for customers who got that far.
 */
final class DrlWriter implements Condition.Visitor<Constraint> {
    private final ScopedCondition criteria;
    private final Vocabulary vocabulary;
    private final Bindings bindings;
    private final Used used;
    private final ConstraintWriter comparisons;

    private DrlWriter(ScopedCondition criteria, Vocabulary vocabulary, Bindings bindings, Used used) {
        this.criteria = criteria;
        this.vocabulary = vocabulary;
        this.bindings = bindings;
        this.used = used;
        this.comparisons = new ConstraintWriter(criteria.zone(), bindings, used);
    }

    /** The constraints that all must hold; what they refer to is added to {@code used}. */
    static List<String> constraints(ScopedCondition criteria, Vocabulary vocabulary, Bindings bindings, Used used) {
        DrlWriter writer = new DrlWriter(criteria, vocabulary, bindings, used);
        List<Condition> parts =
                criteria.condition() instanceof Condition.All all ? all.children() : List.of(criteria.condition());
        List<String> constraints = new ArrayList<>();
        writer.inBrands().ifPresent(constraints::add);
        parts.stream()
                .map(part -> part.accept(writer))
                .sorted(Comparator.comparingDouble(Constraint::cost))
                .map(Constraint::drl)
                .forEach(constraints::add);
        return constraints;
    }

    private java.util.Optional<String> inBrands() {
        BrandScope brands = criteria.brands();
        if (brands.isAll()) {
            return java.util.Optional.empty();
        }
        int number = bindings.brands.number(brands);
        used.brands().set(number);
        return java.util.Optional.of("ofBrands( " + number + " )");
    }

    @Override
    public Constraint all(Condition.All all) {
        return join(all.children(), " && ", "true");
    }

    @Override
    public Constraint any(Condition.Any any) {
        return join(any.children(), " || ", "false");
    }

    private Constraint join(List<Condition> children, String operator, String empty) {
        if (children.isEmpty()) {
            return new Constraint(empty, 0);
        }
        List<Constraint> parts = children.stream()
                .map(child -> child.accept(this))
                .sorted(Comparator.comparingDouble(Constraint::cost))
                .toList();
        String drl = parts.stream().map(Constraint::drl).collect(Collectors.joining(operator));
        double cost = parts.stream().mapToDouble(Constraint::cost).sum();
        return new Constraint(parts.size() == 1 ? drl : "( " + drl + " )", cost);
    }

    @Override
    public Constraint not(Condition.Not not) {
        Constraint child = not.child().accept(this);
        return new Constraint(ConstraintWriter.not(child.drl()), child.cost());
    }

    @Override
    public Constraint attribute(Condition.AttributeTest test) {
        ValueType type = TypesUsed.type(vocabulary.attributes(), test.attribute());
        used.attributes().add(test.attribute());
        if (test.comparison().operand() instanceof Operand.OtherAttribute other) {
            used.attributes().add(other.attribute());
        }
        Reference value = Reference.attribute(test.attribute(), type);
        return write(value, test.comparison(), Constraint.ofAttribute(""));
    }

    private Constraint write(Reference value, Comparison comparison, Constraint like) {
        String drl = comparisons.positive(value, comparison);
        return new Constraint(comparison.negated() ? ConstraintWriter.not(drl) : drl, like.cost());
    }

    @Override
    public Constraint event(Condition.EventTest test) {
        Vocabulary.EventType event = vocabulary.events().get(test.event());
        if (event == null) {
            throw new IllegalArgumentException("unchecked event " + test.event());
        }
        MeasureSpec spec = new MeasureSpec(
                test.event(),
                test.where(),
                test.window(),
                test.measure(),
                criteria.brands(),
                criteria.zone(),
                TypesUsed.in(test.where(), event));
        int number = bindings.measures.number(spec);
        used.measures().set(number);
        Reference value = Reference.measure(number, test.measure().function(), type(test.measure(), event));
        return write(value, test.comparison(), Constraint.ofMeasure(""));
    }

    private static ValueType type(Measure measure, Vocabulary.EventType event) {
        return measure.of()
                .map(property -> measure.isOfItems()
                        ? TypesUsed.type(event.itemProperties(), property.substring(Measure.ITEMS_PREFIX.length()))
                        : TypesUsed.type(event.properties(), property))
                .map(measure::resultType)
                .orElse(ValueType.NUMBER);
    }

    @Override
    public Constraint items(Condition.ItemsTest test) {
        throw new IllegalArgumentException("an items test outside the filter of an event");
    }
}
