package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a checked condition as the constraints of one pattern over {@link Customer}, nested as it stands: never its
 * disjunctive normal form, which may be exponentially longer. Negations are carried down to the leaves by De Morgan's
 * laws, where they are comparisons that Drools turns into bytecode; Drools 10 interprets a negated group, many times slower,
 * and fails when two rules share one. The children of a top-level {@code all} become constraints of their own, the cheapest
 * first, so that dear measures are computed only for customers who got that far.
 */
final class DrlWriter implements Condition.Visitor<Constraint> {
    private final ScopedCondition criteria;
    private final Vocabulary vocabulary;
    private final Bindings bindings;
    private final Used used;
    private final TraitUse attributes;
    private final ConstraintWriter comparisons;
    private final boolean negated;

    private DrlWriter(ScopedCondition criteria, Vocabulary vocabulary, Bindings bindings, Used used, boolean negated) {
        this.criteria = criteria;
        this.negated = negated;
        this.vocabulary = vocabulary;
        this.bindings = bindings;
        this.used = used;
        this.attributes = new TraitUse(criteria, bindings, used);
        this.comparisons = new ConstraintWriter(criteria.zone(), attributes, bindings, used);
    }

    /** The constraints that all must hold; what they refer to is added to {@code used}. */
    static List<String> constraints(ScopedCondition criteria, Vocabulary vocabulary, Bindings bindings, Used used) {
        DrlWriter writer = new DrlWriter(criteria, vocabulary, bindings, used, false);
        List<String> constraints = new ArrayList<>();
        writer.inBrands().ifPresent(constraints::add);
        Constraint whole = criteria.condition().accept(writer);
        constraints.addAll(whole.operator().equals(Constraint.OR) ? List.of(whole.drl()) : whole.parts());
        return constraints;
    }

    private Optional<String> inBrands() {
        BrandScope brands = criteria.brands();
        if (brands.isAll()) {
            return Optional.empty();
        }
        int number = bindings.brands.number(brands);
        used.of(Binding.BRANDS).set(number);
        return Optional.of("ofBrands( " + number + " )");
    }

    @Override
    public Constraint all(Condition.All all) {
        return negated ? oneOf(all.children()) : eachOf(all.children());
    }

    @Override
    public Constraint any(Condition.Any any) {
        return negated ? eachOf(any.children()) : oneOf(any.children());
    }

    private Constraint eachOf(List<Condition> children) {
        return join(children, Constraint.AND);
    }

    private Constraint oneOf(List<Condition> children) {
        return join(children, Constraint.OR);
    }

    private Constraint join(List<Condition> children, String operator) {
        return Constraint.join(
                children.stream().map(child -> child.accept(this)).toList(), operator);
    }

    @Override
    public Constraint not(Condition.Not not) {
        return not.child().accept(new DrlWriter(criteria, vocabulary, bindings, used, !negated));
    }

    @Override
    public Constraint attribute(Condition.AttributeTest test) {
        ValueType type = TypesUsed.type(vocabulary.attributes(), test.attribute());
        Reference value = attributes.attribute(test.attribute(), type);
        return Constraint.ofAttribute(write(value, test.comparison()));
    }

    private String write(Reference value, Comparison comparison) {
        return comparison.negated() == negated
                ? comparisons.positive(value, comparison)
                : comparisons.negative(value, comparison);
    }

    @Override
    public Constraint event(Condition.EventTest test) {
        Vocabulary.EventType event = eventType(test.event());
        MeasureSpec spec = new MeasureSpec(
                test.event(),
                test.where(),
                test.window(),
                test.measure(),
                criteria.brands(),
                criteria.zone(),
                TypesUsed.in(test.where(), event));
        int number = bindings.measures.number(spec);
        used.of(Binding.MEASURE).set(number);
        Reference value = Reference.measure(number, test.measure().function(), type(test.measure(), event));
        return Constraint.ofMeasure(write(value, test.comparison()));
    }

    private Vocabulary.EventType eventType(String name) {
        Vocabulary.EventType type = vocabulary.events().get(name);
        if (type == null) {
            throw new IllegalArgumentException("unchecked event " + name);
        }
        return type;
    }

    /** The type of a checked measure. */
    static ValueType type(Measure measure, Vocabulary.EventType event) {
        return measure.of()
                .map(property -> measure.isOfItems()
                        ? TypesUsed.type(event.itemProperties(), property.substring(Measure.ITEMS_PREFIX.length()))
                        : TypesUsed.type(event.properties(), property))
                .map(measure::resultType)
                .orElse(ValueType.NUMBER);
    }

    @Override
    public Constraint sequence(Condition.SequenceTest test) {
        List<Map<String, ValueType>> types = test.steps().stream()
                .map(step -> TypesUsed.in(step.where(), eventType(step.event())))
                .toList();
        int number = bindings.sequences.number(new SequenceSpec(test, criteria.brands(), criteria.zone(), types));
        used.of(Binding.SEQUENCE).set(number);
        return Constraint.ofSequence(
                (negated ? "!" : "") + "happened( " + number + " )",
                test.steps().size());
    }

    @Override
    public Constraint audience(Condition.AudienceTest test) {
        int number = bindings.audiences.number(test.audience());
        used.of(Binding.AUDIENCE).set(number);
        return Constraint.ofAttribute((test.negated() == negated ? "" : "!") + "inAudience( " + number + " )");
    }

    @Override
    public Constraint sample(Condition.SampleTest test) {
        int number = bindings.samples.number(test);
        used.of(Binding.SAMPLE).set(number);
        return Constraint.ofAttribute((negated ? "!" : "") + "sampled( " + number + " )");
    }

    @Override
    public Constraint items(Condition.ItemsTest test) {
        throw new IllegalArgumentException("an items test outside the filter of an event");
    }
}
