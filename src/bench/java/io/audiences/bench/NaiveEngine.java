package io.audiences.bench;

import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** The rival: a session a customer, all its events inserted, a rule an audience that joins and accumulates over them. */
final class NaiveEngine {
    private final InternalKnowledgeBase base;

    /** Rules that count their matches. */
    NaiveEngine(List<String> rules) {
        this.base = base(rules);
    }

    /** An audience's rule. */
    static String rule(int number, String pattern) {
        return "rule \"%d\" when\n%s then matches.incrementAndGet(); end\n".formatted(number, pattern);
    }

    /** The rule of an audience that others name. */
    static String ruleOfNamed(int number, String pattern) {
        return "rule \"%1$d\" when\n%2$s then matches.incrementAndGet(); insert( new NaiveMember( $c.number(), %1$d ) ); end\n"
                .formatted(number, pattern);
    }

    /** The rule of an audience that names others, which must have been decided before. */
    static String ruleOfNaming(int number, String pattern) {
        return "rule \"%d\" salience -1 when\n%s then matches.incrementAndGet(); end\n".formatted(number, pattern);
    }

    private static InternalKnowledgeBase base(List<String> rules) {
        String head =
                """
                package naive;
                import io.audiences.bench.NaiveCustomer;
                import io.audiences.bench.NaiveEvent;
                import io.audiences.bench.NaiveMember;
                import java.util.concurrent.atomic.AtomicLong;
                global AtomicLong matches;
                """;
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(
                ResourceFactory.newByteArrayResource((head + String.join("", rules)).getBytes(StandardCharsets.UTF_8)),
                ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new IllegalStateException(builder.getErrors().toString());
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(builder.getKnowledgePackages());
        return base;
    }

    /** The number of matches. */
    long evaluate(List<CustomerFacts> customers) {
        AtomicLong matches = new AtomicLong();
        for (CustomerFacts facts : customers) {
            KieSession session = base.newKieSession();
            session.setGlobal("matches", matches);
            session.insert(NaiveCustomer.of(facts));
            facts.events().forEach(event -> session.insert(event(facts.number(), event)));
            session.fireAllRules();
            session.dispose();
        }
        return matches.get();
    }

    private static NaiveEvent event(int customer, Event event) {
        List<NaiveEvent.Item> items = new ArrayList<>();
        for (Row item : event.items()) {
            items.add(new NaiveEvent.Item(String.valueOf(item.get("category")), cents(item)));
        }
        return new NaiveEvent(
                customer,
                event.type(),
                event.occurredAt(),
                cents(event.properties()),
                String.valueOf(event.properties().get("channel")),
                items);
    }

    private static long cents(Row row) {
        return row.get("value") instanceof BigDecimal value
                ? value.movePointRight(2).longValueExact()
                : 0;
    }
}
