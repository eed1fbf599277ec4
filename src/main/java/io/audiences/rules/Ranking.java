package io.audiences.rules;

import io.audiences.condition.AudienceMembers;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds, in one pass over all customers, the thresholds of all quintiles that some rules ask for. */
public final class Ranking {
    /** A figure with its number, and that of how many events it is over. */
    private record Ranked(Quintile quintile, int value, int events) {}

    private final List<Ranked> ranked = new ArrayList<>();
    private final Resolved resolved;

    Ranking(Bindings bindings, Collection<Quintile> quintiles, Instant asOf) {
        Used used = new Used();
        for (Quintile quintile : quintiles) {
            Scope scope = new Scope(quintile.brands(), quintile.zone());
            Figure figure = bindings.traits.figure(quintile.figure());
            int value = bindings.measures.number(figure.in(scope));
            int events = bindings.measures.number(figure.countIn(scope));
            used.of(Binding.MEASURE).set(value);
            used.of(Binding.MEASURE).set(events);
            ranked.add(new Ranked(quintile, value, events));
        }
        this.resolved = new Resolved(bindings, used, asOf, Thresholds.NONE);
    }

    /** The facts that it needs. */
    public FactsRequest request() {
        return resolved.request();
    }

    public Worker worker() {
        return new Worker();
    }

    /** What follows from the customers that all workers have seen together. */
    public Thresholds thresholds(Collection<Worker> workers) {
        Map<Quintile, Thresholds.Bounds> bounds = new HashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            Population all = new Population();
            for (Worker worker : workers) {
                all.addAll(worker.populations.get(i));
            }
            bounds.put(ranked.get(i).quintile(), all.bounds());
        }
        return new Thresholds(bounds);
    }

    /** One thread's share of the customers. */
    public final class Worker {
        private final Measures measures = new Measures(resolved, AudienceMembers.NONE);
        private final List<Population> populations =
                ranked.stream().map(each -> new Population()).toList();

        private Worker() {}

        public void add(CustomerFacts facts) {
            measures.own();
            Customer customer = new Customer(facts, resolved, measures, (number, rule) -> {});
            for (int i = 0; i < ranked.size(); i++) {
                BigDecimal value =
                        rankable(customer, ranked.get(i).value(), ranked.get(i).events());
                if (value != null) {
                    populations.get(i).add(value);
                }
            }
        }
    }

    /** A figure by which a customer is ranked; null for one without such events. */
    static @Nullable BigDecimal rankable(Customer customer, int value, int events) {
        BigDecimal count = customer.measure(events);
        return count == null || count.signum() == 0 ? null : (BigDecimal) customer.figure(value);
    }
}
