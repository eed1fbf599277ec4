package io.audiences.rules;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * Computes the traits of customers, batch by batch; for one thread. Within a file the rules of a trait fire by salience, then
 * in their order; the first that sets the trait wins.
 */
final class TraitSession implements AutoCloseable {
    private final TraitPlan plan;
    private String firing = "";
    private final IdentityHashMap<InternalKnowledgeBase, KieSession> sessions = new IdentityHashMap<>();

    TraitSession(TraitPlan plan) {
        this.plan = plan;
    }

    /** Gives every customer its traits. */
    void compute(List<Customer> batch) {
        if (plan.scopes().isEmpty()) {
            return;
        }
        List<List<Subject>> subjects = subjects(batch);
        for (int i = 0; i < plan.scopes().size(); i++) {
            TraitPlan.ForScope scope = plan.scopes().get(i);
            for (TraitPlan.Step step : scope.steps()) {
                firing = "";
                try {
                    fire(step, subjects.get(i));
                } catch (RuntimeException e) {
                    throw new TraitFailed(told(step, e), e);
                }
            }
            for (int j = 0; j < batch.size(); j++) {
                Customer customer = batch.get(j);
                Subject subject = subjects.get(i).get(j);
                scope.wanted().forEach((number, place) -> customer.give(number, subject.at(place)));
            }
        }
    }

    private String told(TraitPlan.Step step, RuntimeException thrown) {
        Throwable first = thrown;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String rule = firing.isEmpty() ? "a rule" : "the rule \"" + firing + "\"";
        return "%s of %s failed with %s"
                .formatted(rule, step.file(), first.getClass().getSimpleName());
    }

    /** Of every scope; made customer by customer, as figures are kept of one customer at a time. */
    private List<List<Subject>> subjects(List<Customer> batch) {
        List<List<Subject>> subjects = new ArrayList<>();
        plan.scopes().forEach(scope -> subjects.add(new ArrayList<>(batch.size())));
        for (Customer customer : batch) {
            for (int i = 0; i < subjects.size(); i++) {
                TraitPlan.ForScope scope = plan.scopes().get(i);
                Subject subject = scope.subject();
                for (TraitPlan.Source source : scope.sources()) {
                    subject.put(source.place(), source.value().of(customer));
                }
                subjects.get(i).add(subject);
            }
        }
        return subjects;
    }

    private void fire(TraitPlan.Step step, List<Subject> subjects) {
        KieSession session = sessions.computeIfAbsent(step.base(), base -> base.newKieSession());
        List<FactHandle> handles = new ArrayList<>(subjects.size());
        for (Subject subject : subjects) {
            handles.add(session.insert(subject));
        }
        int most = subjects.size() * step.targets().size() + 1;
        if (session.fireAllRules(match -> mayFire(match, step), most) == most) {
            throw new IllegalStateException("the rules of " + step.file() + " fire without end");
        }
        handles.forEach(session::delete);
        if (session.getFactCount() > 0) {
            throw new IllegalStateException("the rules of " + step.file() + " leave facts behind");
        }
    }

    private boolean mayFire(Match match, TraitPlan.Step step) {
        Subject subject = (Subject) match.getObjects().get(0);
        firing = match.getRule().getName();
        Subject.Target target = step.targets().get(firing);
        return target != null && subject.turnTo(target);
    }

    @Override
    public void close() {
        sessions.values().forEach(KieSession::dispose);
    }
}
