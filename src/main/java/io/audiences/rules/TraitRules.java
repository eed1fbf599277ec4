package io.audiences.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.definition.KiePackage;

/** One compiled file of traits. */
final class TraitRules {
    private final String file;
    private final List<Trait> traits;
    private final Collection<KiePackage> packages;
    private final Map<Set<String>, InternalKnowledgeBase> bases = new ConcurrentHashMap<>();

    TraitRules(String file, List<Trait> traits, Collection<KiePackage> packages) {
        this.file = file;
        this.traits = List.copyOf(traits);
        this.packages = List.copyOf(packages);
    }

    String file() {
        return file;
    }

    List<Trait> traits() {
        return traits;
    }

    /** The rules of some of the traits, without those of the others. */
    InternalKnowledgeBase base(Collection<Trait> wanted) {
        Set<String> rules =
                wanted.stream().flatMap(trait -> trait.rules().stream()).collect(Collectors.toUnmodifiableSet());
        return bases.computeIfAbsent(rules, this::assemble);
    }

    private InternalKnowledgeBase assemble(Set<String> rules) {
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(packages);
        for (KiePackage each : packages) {
            each.getRules().stream()
                    .map(rule -> rule.getName())
                    .filter(rule -> !rules.contains(rule))
                    .toList()
                    .forEach(rule -> base.removeRule(each.getName(), rule));
        }
        return base;
    }
}
