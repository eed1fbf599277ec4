package io.audiences.rules;

import io.audiences.condition.AudienceMembers;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsRequest;
import java.util.ArrayList;
import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Some rules assembled in one KieBase, to be evaluated at one instant. Immutable; every worker opens its own session. */
public final class Matcher {
    /** Customers that a session holds at a time: larger batches gain nothing, smaller ones pay more for firing. */
    public static final int BATCH = 500;

    private final Resolved resolved;
    private final InternalKnowledgeBase base;

    Matcher(InternalKnowledgeBase base, Resolved resolved) {
        this.base = base;
        this.resolved = resolved;
    }

    /** The facts that the rules need. */
    public FactsRequest request() {
        return resolved.request();
    }

    /** A session for rules that name no audience. */
    public Session session() {
        return session(AudienceMembers.NONE);
    }

    /** A session whose rules go by these members of the audiences they name. */
    public Session session(AudienceMembers members) {
        return new Session(members);
    }

    /** Matches customers batch by batch; for one thread. */
    public final class Session implements AutoCloseable {
        private final KieSession session = base.newKieSession();
        private final Measures measures;
        private final TraitSession traits = new TraitSession(resolved.traits());

        private Session(AudienceMembers members) {
            this.measures = new Measures(resolved, members);
        }

        /** Reports every match of a rule among {@code batch}, in no particular order. */
        public void match(List<CustomerFacts> batch, Matches matches) {
            measures.own();
            List<Customer> customers = batch.stream()
                    .map(facts -> new Customer(facts, resolved, measures, matches))
                    .toList();
            traits.compute(customers);
            List<FactHandle> handles = new ArrayList<>(batch.size());
            for (Customer customer : customers) {
                handles.add(session.insert(customer));
            }
            // no rule ever fires: this makes the session propagate what was inserted
            session.fireAllRules();
            handles.forEach(session::delete);
        }

        @Override
        public void close() {
            session.dispose();
            traits.close();
        }
    }
}
