package io.audiences.recalculation;

import io.audiences.audience.PublishedAudience;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsReader;
import io.audiences.rules.Matcher;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Evaluates one customer now, by the same rules that a recalculation runs; nothing is stored. */
public final class LiveEvaluation {
    private final FactsReader reader;
    private final Supplier<Vocabulary> vocabulary;
    private final RuleCompiler compiler;

    public LiveEvaluation(FactsReader reader, Supplier<Vocabulary> vocabulary, RuleCompiler compiler) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.compiler = compiler;
    }

    /**
     * The ids of those audiences that the customer matches; empty for an unknown customer. An audience whose condition no
     * longer checks must not be asked about.
     */
    public Optional<Set<String>> matching(Collection<PublishedAudience> audiences, String customer, Instant asOf) {
        Vocabulary names = vocabulary.get();
        var rules = audiences.stream()
                .collect(Collectors.groupingBy(audience -> compiler.compile(audience.criteria(), names)));
        Matcher matcher = compiler.matcher(rules.keySet(), asOf);
        Optional<CustomerFacts> facts = reader.find(matcher.request(), customer);
        return facts.map(found -> {
            Set<Integer> matched = new HashSet<>();
            try (Matcher.Session session = matcher.session()) {
                session.match(List.of(found), (number, rule) -> matched.add(rule));
            }
            return rules.entrySet().stream()
                    .filter(entry -> matched.contains(entry.getKey().number()))
                    .flatMap(entry -> entry.getValue().stream())
                    .map(PublishedAudience::id)
                    .collect(Collectors.toSet());
        });
    }
}
