package io.audiences.rules;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;

/**
 * KieBases assembled of sets of rules. The last few are kept: their constraints have become bytecode by use, which a new
 * KieBase has yet to do.
 */
final class RuleBases {
    private static final int KEPT = 16;

    private final Map<BitSet, InternalKnowledgeBase> bases = new LinkedHashMap<>(KEPT, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BitSet, InternalKnowledgeBase> eldest) {
            return size() > KEPT;
        }
    };

    InternalKnowledgeBase of(Collection<Rule> rules) {
        BitSet numbers = new BitSet();
        rules.forEach(rule -> numbers.set(rule.number()));
        synchronized (bases) {
            return bases.computeIfAbsent(numbers, key -> assemble(rules));
        }
    }

    private static InternalKnowledgeBase assemble(Collection<Rule> rules) {
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        rules.stream().distinct().forEach(rule -> base.addPackages(rule.packages()));
        return base;
    }
}
