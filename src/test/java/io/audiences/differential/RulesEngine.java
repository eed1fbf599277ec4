package io.audiences.differential;

import io.audiences.customer.CustomerFacts;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The generated rules. */
final class RulesEngine implements Engine {
    @Override
    public List<BitSet> matches(World world) {
        // of its own, since a compiler keeps every rule and millions of pairs do not fit
        RuleCompiler compiler = RuleCompiler.create();
        List<Rule> rules = world.conditions().stream()
                .map(condition -> compiler.compile(condition, world.vocabulary()))
                .toList();
        List<CustomerFacts> customers = world.customers();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            places.put(customers.get(i).number(), i);
        }
        Map<Integer, BitSet> members = new HashMap<>();
        rules.forEach(rule -> members.put(rule.number(), new BitSet()));
        try (Matcher.Session session =
                compiler.matcher(new LinkedHashSet<>(rules), world.asOf()).session(world.members())) {
            session.match(customers, (customer, rule) -> members.get(rule).set(places.get(customer)));
        }
        return rules.stream()
                .map(rule -> (BitSet) members.get(rule.number()).clone())
                .toList();
    }
}
