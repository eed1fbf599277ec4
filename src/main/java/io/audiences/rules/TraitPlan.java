package io.audiences.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.jspecify.annotations.Nullable;

/** The traits that some rules read, scope by scope, ready to be computed at one instant. Immutable, so all workers share it. */
final class TraitPlan {
    /** A file's rules, those of other traits left out, and what each rule sets. */
    record Step(String file, InternalKnowledgeBase base, Map<String, Subject.Target> targets) {}

    /** A value of a subject that does not come of rules, with its place. */
    record Source(int place, Value value) {}

    interface Value {
        @Nullable
        Object of(Customer customer);
    }

    /**
     * What is computed for one scope.
     *
     * @param wanted the places of the traits that audiences read, by the traits' numbers
     */
    record ForScope(
            Subject.Day day,
            Map<String, Integer> places,
            Map<String, Integer> quintiles,
            List<Source> sources,
            List<Step> steps,
            Map<Integer, Integer> wanted) {

        Subject subject() {
            return new Subject(places, quintiles, day, new Object[places.size() + quintiles.size()]);
        }
    }

    private final List<ForScope> scopes = new ArrayList<>();
    private final int size;

    TraitPlan(Bindings bindings, Used used, Instant asOf, Thresholds thresholds) {
        Map<Scope, Map<String, Integer>> numbers = new LinkedHashMap<>();
        used.of(Binding.TRAIT).stream().forEach(number -> {
            TraitSpec spec = bindings.computed.get(number);
            numbers.computeIfAbsent(spec.scope(), scope -> new TreeMap<>()).put(spec.trait(), number);
        });
        numbers.forEach((scope, wanted) -> scopes.add(new Builder(bindings, thresholds, scope).build(wanted, asOf)));
        this.size = used.of(Binding.TRAIT).length();
    }

    List<ForScope> scopes() {
        return scopes;
    }

    /** One more than the highest number of a trait. */
    int size() {
        return size;
    }

    private static final class Builder {
        private final Bindings bindings;
        private final Thresholds thresholds;
        private final Scope scope;
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<String, Integer> quintiles = new HashMap<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        Builder(Bindings bindings, Thresholds thresholds, Scope scope) {
            this.bindings = bindings;
            this.thresholds = thresholds;
            this.scope = scope;
        }

        ForScope build(Map<String, Integer> numbers, Instant asOf) {
            bindings.traits.chain(numbers.keySet()).forEach((file, traits) -> {
                Map<String, Subject.Target> targets = new HashMap<>();
                for (Trait trait : traits) {
                    trait.reads().forEach(this::place);
                    Subject.Target target = new Subject.Target(trait.name(), trait.type(), next());
                    places.put(trait.name(), target.place());
                    trait.rules().forEach(rule -> targets.put(rule, target));
                }
                steps.add(new Step(file.file(), file.base(traits), targets));
            });
            Map<Integer, Integer> wanted = new HashMap<>();
            numbers.forEach((name, number) -> wanted.put(number, place(name)));
            Subject.Day day = new Subject.Day(asOf.atZone(scope.zone()).toLocalDate(), scope.zone());
            return new ForScope(day, places, quintiles, sources, steps, wanted);
        }

        private int place(String known) {
            Integer place = places.get(known);
            if (place == null) {
                throw new IllegalArgumentException("no such trait: " + known);
            }
            return place;
        }

        private int next() {
            return places.size() + quintiles.size();
        }

        private void place(Read read) {
            Map<String, Integer> known = read instanceof Read.OfQuintile ? quintiles : places;
            if (!known.containsKey(read.argument())) {
                int place = next();
                known.put(read.argument(), place);
                sources.add(new Source(place, value(read)));
            }
        }

        private Value value(Read read) {
            if (read instanceof Read.OfAttribute attribute) {
                return customer -> customer.attribute(attribute.argument());
            }
            if (read instanceof Read.OfFigure figure) {
                int number = bindings.measures.number(figure.figure().in(scope));
                return customer -> customer.figure(number);
            }
            if (read instanceof Read.OfQuintile quintile) {
                return fifth(quintile);
            }
            throw new IllegalArgumentException("a trait of no earlier file: " + read.argument());
        }

        private Value fifth(Read.OfQuintile quintile) {
            int value = bindings.measures.number(quintile.figure().in(scope));
            int events = bindings.measures.number(quintile.figure().countIn(scope));
            Thresholds.Bounds bounds = thresholds.get(new Quintile(quintile.argument(), scope.brands(), scope.zone()));
            return customer -> {
                var rankable = Ranking.rankable(customer, value, events);
                return rankable == null ? null : (Integer) bounds.of(rankable);
            };
        }
    }
}
