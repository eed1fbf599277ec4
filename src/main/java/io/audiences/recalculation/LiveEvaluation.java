package io.audiences.recalculation;

import io.audiences.audience.PublishedAudience;
import io.audiences.condition.AudienceMembers;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.FactsReader;
import io.audiences.customer.FactsRequest;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Evaluates one customer now, by the same rules that a recalculation runs; nothing is stored. */
public final class LiveEvaluation {
    private final FactsReader reader;
    private final Supplier<Vocabulary> vocabulary;
    private final RuleCompiler compiler;
    private final LiveThresholds thresholds;

    public LiveEvaluation(
            FactsReader reader, Supplier<Vocabulary> vocabulary, RuleCompiler compiler, LiveThresholds thresholds) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.compiler = compiler;
        this.thresholds = thresholds;
    }

    /**
     * The ids of those audiences that the customer matches; empty for an unknown customer. An audience whose condition no
     * longer checks must not be asked about, and whatever an audience names must be asked about as well: all are evaluated at
     * once, so that the answers never contradict each other.
     */
    public Optional<Set<String>> matching(Collection<PublishedAudience> audiences, String customer, Instant asOf) {
        Vocabulary names = vocabulary.get();
        Map<PublishedAudience, Rule> rules = audiences.stream()
                .collect(Collectors.toMap(
                        audience -> audience, audience -> compiler.compile(audience.criteria(), names)));
        Plan plan = Plan.of(rules, Map.of());
        Thresholds known = thresholds.of(plan.rules(), asOf);
        List<Matcher> matchers = plan.layers().stream()
                .map(layer -> compiler.matcher(layer, asOf, known))
                .toList();
        FactsRequest request = matchers.stream()
                .map(Matcher::request)
                .reduce(FactsRequest::and)
                .orElseThrow();
        return reader.find(request, customer).map(facts -> {
            Set<Integer> matched = matched(plan, matchers, facts);
            return rules.entrySet().stream()
                    .filter(entry -> matched.contains(entry.getValue().number()))
                    .map(entry -> entry.getKey().id())
                    .collect(Collectors.toSet());
        });
    }

    /** The numbers of the rules that match. */
    private static Set<Integer> matched(Plan plan, List<Matcher> matchers, CustomerFacts facts) {
        Set<Integer> matched = new HashSet<>();
        AudienceMembers members = audience -> {
            Rule rule = plan.named().get(audience);
            if (rule == null) {
                throw new IllegalArgumentException("not asked about audience " + audience);
            }
            return customer -> matched.contains(rule.number());
        };
        for (Matcher matcher : matchers) {
            try (Matcher.Session session = matcher.session(members)) {
                session.match(List.of(facts), (number, rule) -> matched.add(rule));
            }
        }
        return matched;
    }
}
