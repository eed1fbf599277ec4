package io.audiences.recalculation;

import io.audiences.audience.PublishedAudience;
import io.audiences.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a pass evaluates, layer by layer: a rule goes by what the layers before it found of the audiences in the pass that it
 * names, and by {@code others} for the rest. There is always one layer, and no more where nobody names another.
 *
 * @param named the rules of audiences in the pass that some rule names, by the audience's id
 * @param others who is in the audiences named that are not in the pass, by customer's number
 */
record Plan(List<Set<Rule>> layers, Map<String, Rule> named, Map<String, IntPredicate> others) {
    Plan {
        layers = List.copyOf(layers);
        named = Map.copyOf(named);
        others = Map.copyOf(others);
    }

    static Plan of(Map<PublishedAudience, Rule> rules, Map<String, IntPredicate> others) {
        List<Set<Rule>> layers = new ArrayList<>();
        Map<String, Rule> byAudience = new HashMap<>();
        Map<String, Rule> named = new HashMap<>();
        for (List<PublishedAudience> layer : layers(rules.keySet())) {
            Set<Rule> inLayer = new LinkedHashSet<>();
            for (PublishedAudience audience : layer) {
                Rule rule = rules.get(audience);
                inLayer.add(rule);
                byAudience.put(audience.id(), rule);
                audience.named().stream()
                        .filter(byAudience::containsKey)
                        .forEach(name -> named.put(name, byAudience.get(name)));
            }
            layers.add(inLayer);
        }
        if (layers.isEmpty()) {
            layers.add(Set.of());
        }
        return new Plan(layers, named, others);
    }

    List<Rule> rules() {
        return layers.stream().flatMap(Set::stream).toList();
    }

    boolean isEmpty() {
        return layers.stream().allMatch(Set::isEmpty);
    }

    /**
     * The audiences, each in a layer after those of them that it names. Audiences with equal conditions name the same, so they
     * and the rule they share are in one layer.
     */
    static List<List<PublishedAudience>> layers(Collection<PublishedAudience> audiences) {
        Map<String, PublishedAudience> waiting = new LinkedHashMap<>();
        audiences.forEach(audience -> waiting.put(audience.id(), audience));
        Map<String, Set<String>> awaited = new HashMap<>();
        waiting.forEach((id, audience) -> awaited.put(id, new LinkedHashSet<>(audience.named())));
        List<List<PublishedAudience>> layers = new ArrayList<>();
        while (!waiting.isEmpty()) {
            awaited.values().forEach(names -> names.removeIf(name -> !waiting.containsKey(name)));
            List<PublishedAudience> layer = waiting.values().stream()
                    .filter(audience ->
                            awaited.getOrDefault(audience.id(), Set.of()).isEmpty())
                    .toList();
            if (layer.isEmpty()) {
                throw new IllegalStateException("audiences that name each other in a circle: " + waiting.keySet());
            }
            layer.forEach(audience -> waiting.remove(audience.id()));
            layers.add(layer);
        }
        return layers;
    }
}
