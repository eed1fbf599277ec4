package io.audiences.differential;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The conditions that lack one part of another or have it simpler, the smallest first; not all of them sound. */
final class SmallerConditions implements Condition.Visitor<Stream<Condition>> {
    private static final Condition NO_ONE = new Condition.Any(List.of());
    private static final Comparison AT_LEAST_ONE =
            new Comparison(Operator.AT_LEAST, false, new Operand.One(new Value.Decimal(BigDecimal.ONE)), false);

    private SmallerConditions() {}

    static Stream<ScopedCondition> of(ScopedCondition criteria) {
        Condition condition = criteria.condition();
        BrandScope brands = criteria.brands();
        Stream<ScopedCondition> conditions =
                of(condition).map(smaller -> new ScopedCondition(smaller, brands, criteria.zone()));
        Stream<ScopedCondition> scopes = brands.isAll()
                ? Stream.of()
                : Stream.of(new ScopedCondition(condition, BrandScope.ALL, criteria.zone()));
        ZoneId utc = ZoneId.of("UTC");
        Stream<ScopedCondition> zones =
                criteria.zone().equals(utc) ? Stream.of() : Stream.of(new ScopedCondition(condition, brands, utc));
        return Stream.of(conditions, scopes, zones).flatMap(Function.identity());
    }

    static Stream<Condition> of(Condition condition) {
        boolean isConstant = condition.equals(Condition.EVERYONE) || condition.equals(NO_ONE);
        Stream<Condition> constants = isConstant ? Stream.of() : Stream.of(Condition.EVERYONE, NO_ONE);
        return Stream.concat(constants, condition.accept(new SmallerConditions()));
    }

    @Override
    public Stream<Condition> all(Condition.All all) {
        return children(all.children(), Condition.All::new);
    }

    @Override
    public Stream<Condition> any(Condition.Any any) {
        return children(any.children(), Condition.Any::new);
    }

    private static Stream<Condition> children(List<Condition> children, Function<List<Condition>, Condition> group) {
        return Stream.concat(
                children.stream(),
                Shrinking.lists(children, SmallerConditions::of).map(group));
    }

    @Override
    public Stream<Condition> not(Condition.Not not) {
        return Stream.concat(Stream.of(not.child()), of(not.child()).map(Condition.Not::new));
    }

    @Override
    public Stream<Condition> attribute(Condition.AttributeTest test) {
        return SmallerOperands.of(test.comparison())
                .map(comparison -> new Condition.AttributeTest(test.attribute(), comparison));
    }

    @Override
    public Stream<Condition> event(Condition.EventTest test) {
        Stream<Condition> counts = test.measure().equals(Measure.COUNT)
                ? Stream.of()
                : Stream.of(new Condition.EventTest(
                        test.event(), test.where(), test.window(), Measure.COUNT, AT_LEAST_ONE));
        Stream<Condition> filters = of(test.where())
                .map(where ->
                        new Condition.EventTest(test.event(), where, test.window(), test.measure(), test.comparison()));
        Stream<Condition> windows = windows(test.window())
                .map(window ->
                        new Condition.EventTest(test.event(), test.where(), window, test.measure(), test.comparison()));
        Stream<Condition> comparisons = SmallerOperands.of(test.comparison())
                .map(comparison ->
                        new Condition.EventTest(test.event(), test.where(), test.window(), test.measure(), comparison));
        return Stream.of(counts, filters, windows, comparisons).flatMap(Function.identity());
    }

    private static Stream<Window> windows(Window window) {
        if (window instanceof Window.AllTime) {
            return Stream.of();
        }
        Stream<Window> smaller = window instanceof Window.Last last
                ? SmallerOperands.of(last.amount()).map(Window.Last::new)
                : window instanceof Window.Fixed fixed
                                && fixed.from().isPresent()
                                && fixed.to().isPresent()
                        ? Stream.of(
                                new Window.Fixed(fixed.from(), Optional.empty()),
                                new Window.Fixed(Optional.empty(), fixed.to()))
                        : Stream.of();
        return Stream.concat(Stream.of(new Window.AllTime()), smaller.filter(other -> !other.equals(window)));
    }

    @Override
    public Stream<Condition> items(Condition.ItemsTest test) {
        return of(test.where()).map(where -> new Condition.ItemsTest(test.quantifier(), where));
    }

    @Override
    public Stream<Condition> sequence(Condition.SequenceTest test) {
        return Stream.concat(
                Shrinking.lists(test.steps(), SmallerConditions::steps)
                        .map(steps -> new Condition.SequenceTest(steps, test.window())),
                windows(test.window()).map(window -> new Condition.SequenceTest(test.steps(), window)));
    }

    private static Stream<Step> steps(Step step) {
        Stream<Step> unbounded = step.within().isEmpty()
                ? Stream.of()
                : Stream.of(new Step(step.event(), step.where(), Optional.empty(), step.absent()));
        Stream<Step> filters = step.where().equals(Condition.EVERYONE)
                ? Stream.of()
                : of(step.where()).map(where -> new Step(step.event(), where, step.within(), step.absent()));
        Stream<Step> shorter = step.within().stream()
                .flatMap(SmallerOperands::of)
                .map(amount -> new Step(step.event(), step.where(), Optional.of(amount), step.absent()));
        return Stream.of(unbounded, filters, shorter).flatMap(Function.identity());
    }

    @Override
    public Stream<Condition> audience(Condition.AudienceTest test) {
        return test.negated() ? Stream.of(new Condition.AudienceTest(test.audience(), false)) : Stream.of();
    }

    @Override
    public Stream<Condition> sample(Condition.SampleTest test) {
        return test.seed().isEmpty() ? Stream.of() : Stream.of(new Condition.SampleTest(test.percent(), ""));
    }
}
