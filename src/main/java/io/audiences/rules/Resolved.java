package io.audiences.rules;

import io.audiences.condition.AudienceMembers;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Measure;
import io.audiences.customer.Event;
import io.audiences.customer.FactsRequest;
import io.audiences.customer.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bindings that some rules use, made ready for one instant. Immutable, so all workers share it. */
final class Resolved {
    private final long asOf;
    private final List<EventFilter> filters = new ArrayList<>();
    private final List<Predicate<Event>> predicates = new ArrayList<>();
    private final Map<EventFilter, Integer> filterNumbers = new HashMap<>();
    private final @Nullable BoundMeasure[] measures;
    private final @Nullable BoundSequence[] sequences;
    private final @Nullable ValueTest[] tests;
    private final @Nullable String[] texts;
    private final @Nullable BrandScope[] brands;
    private final @Nullable String[] audiences;
    private final @Nullable Sample[] samples;
    // by identity: the constants of rules that have become bytecode are interned, as the keys are
    private final IdentityHashMap<String, BigDecimal> numbers = new IdentityHashMap<>();
    private final TraitPlan traits;
    private final FactsRequest request;

    Resolved(Bindings bindings, Used used, Instant asOf, Thresholds thresholds) {
        this.asOf = Micros.of(asOf);
        this.measures = new BoundMeasure[used.of(Binding.MEASURE).length()];
        used.of(Binding.MEASURE).stream().forEach(i -> measures[i] = measure(bindings.measures.get(i), asOf));
        this.sequences = new BoundSequence[used.of(Binding.SEQUENCE).length()];
        used.of(Binding.SEQUENCE).stream().forEach(i -> sequences[i] = sequence(bindings.sequences.get(i), asOf));
        this.tests = ready(used, Binding.TEST, ValueTest[]::new, i -> ValueTests.of(bindings.tests.get(i), asOf));
        this.texts = ready(used, Binding.TEXT, String[]::new, bindings.texts::get);
        this.brands = ready(used, Binding.BRANDS, BrandScope[]::new, bindings.brands::get);
        this.audiences = ready(used, Binding.AUDIENCE, String[]::new, bindings.audiences::get);
        this.samples = ready(used, Binding.SAMPLE, Sample[]::new, i -> Sample.of(bindings.samples.get(i)));
        used.numbers().forEach(literal -> numbers.put(literal.intern(), new BigDecimal(literal)));
        this.traits = new TraitPlan(bindings, used, asOf, thresholds);
        this.request = request(bindings, used);
    }

    private static <T> @Nullable T[] ready(
            Used used, Binding kind, IntFunction<@Nullable T[]> array, IntFunction<T> value) {
        @Nullable T[] values = array.apply(used.of(kind).length());
        used.of(kind).stream().forEach(i -> values[i] = value.apply(i));
        return values;
    }

    private BoundMeasure measure(MeasureSpec spec, Instant at) {
        return new BoundMeasure(spec, number(spec.filter(), at), at);
    }

    private BoundSequence sequence(SequenceSpec spec, Instant at) {
        int[] events =
                spec.filters().stream().mapToInt(filter -> number(filter, at)).toArray();
        return new BoundSequence(spec, events, at);
    }

    /** Equal filters have one number; that of all events of its type comes before. */
    private int number(EventFilter filter, Instant at) {
        Integer known = filterNumbers.get(filter);
        if (known != null) {
            return known;
        }
        if (!filter.passesAll()) {
            int unused = number(filter.ofAll(), at);
        }
        filterNumbers.put(filter, filters.size());
        filters.add(filter);
        predicates.add(Filter.of(filter, at));
        return filters.size() - 1;
    }

    private FactsRequest request(Bindings bindings, Used used) {
        Set<String> attributes = new HashSet<>(used.attributes());
        Set<String> properties = new HashSet<>();
        long from = Long.MAX_VALUE;
        for (int i = used.of(Binding.MEASURE).nextSetBit(0);
                i >= 0;
                i = used.of(Binding.MEASURE).nextSetBit(i + 1)) {
            MeasureSpec spec = bindings.measures.get(i);
            properties.addAll(spec.types().keySet());
            spec.measure().of().ifPresent(properties::add);
            from = Math.min(from, measure(i).range().from());
        }
        for (int i = used.of(Binding.SEQUENCE).nextSetBit(0);
                i >= 0;
                i = used.of(Binding.SEQUENCE).nextSetBit(i + 1)) {
            bindings.sequences.get(i).types().forEach(types -> properties.addAll(types.keySet()));
            // absent steps have no window, but lie after the first present one
            from = Math.min(from, sequence(i).range().from());
        }
        boolean items = properties.removeIf(
                property -> property.startsWith(TypesUsed.ITEMS) || property.startsWith(Measure.ITEMS_PREFIX));
        boolean ofBrands = !used.of(Binding.BRANDS).isEmpty();
        if (ofBrands) {
            attributes.add("brands");
        }
        return new FactsRequest(attributes, eventTypes(), properties, items, ofBrands, from, asOf);
    }

    FactsRequest request() {
        return request;
    }

    TraitPlan traits() {
        return traits;
    }

    long asOf() {
        return asOf;
    }

    int measureCount() {
        return measures.length;
    }

    BoundMeasure measure(int number) {
        return bound(measures, number);
    }

    int sequenceCount() {
        return sequences.length;
    }

    BoundSequence sequence(int number) {
        return bound(sequences, number);
    }

    private Set<String> eventTypes() {
        return filters.stream().map(EventFilter::event).collect(Collectors.toSet());
    }

    /** Those that measures and sequences go through, at their numbers. */
    List<EventFilter> filters() {
        return filters;
    }

    /** The number of the filter of all events of the type of another. */
    int ofAll(int filter) {
        return Objects.requireNonNull(filterNumbers.get(filters.get(filter).ofAll()), "every type has one");
    }

    /** Decides whether an event of its type passes a filter. */
    Predicate<Event> predicate(int filter) {
        return predicates.get(filter);
    }

    ValueTest test(int number) {
        return bound(tests, number);
    }

    private static <T> T bound(@Nullable T[] ready, int number) {
        T value = ready[number];
        if (value == null) {
            throw new IllegalArgumentException("not bound: " + number);
        }
        return value;
    }

    /** A number written in a rule; known ones are parsed already. */
    BigDecimal number(String literal) {
        BigDecimal number = numbers.get(literal);
        return number == null ? new BigDecimal(literal) : number;
    }

    String text(int number) {
        return bound(texts, number);
    }

    Sample sample(int number) {
        return bound(samples, number);
    }

    /** The members of each audience that a rule names, at the audience's number. */
    @Nullable
    IntPredicate[] members(AudienceMembers known) {
        @Nullable IntPredicate[] members = new IntPredicate[audiences.length];
        for (int i = 0; i < audiences.length; i++) {
            String audience = audiences[i];
            members[i] = audience == null ? null : known.of(audience);
        }
        return members;
    }

    BrandScope brands(int number) {
        return bound(brands, number);
    }
}
