package io.audiences.rules;

import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles one condition to one rule in a package of its own, with the classic compiler, and keeps what it compiled. Rules
 * are independent: any set of them can be assembled by {@link #matcher}.
 *
 * <p>A rule reports its match in its last constraint, which never holds: so a match costs one call, and Drools has no
 * activation to create, order, fire and remove.
 */
public final class RuleCompiler {
    private final String prelude;
    private final Bindings bindings;
    private final Interned<String> bodies = new Interned<>();
    private final RuleBases bases = new RuleBases();
    private final ConcurrentMap<Integer, Rule> rules = new ConcurrentHashMap<>();

    private RuleCompiler(String prelude, Traits traits) {
        this.prelude = prelude;
        this.bindings = new Bindings(traits);
    }

    /** A compiler without computed traits. */
    public static RuleCompiler create() {
        return create(Traits.NONE);
    }

    /** A compiler with no audience compiled yet; the head of its rules is {@code rules/prelude.drl} on the class path. */
    public static RuleCompiler create(Traits traits) {
        try (InputStream stream = RuleCompiler.class.getResourceAsStream("/rules/prelude.drl")) {
            if (stream == null) {
                throw new IllegalStateException("rules/prelude.drl is not on the class path");
            }
            return new RuleCompiler(new String(stream.readAllBytes(), StandardCharsets.UTF_8), traits);
        } catch (IOException e) {
            throw new IllegalStateException("rules/prelude.drl cannot be read", e);
        }
    }

    /**
     * The rule of a condition that has passed the check against {@code vocabulary}.
     *
     * @throws RuleCompilationFailed when the generated rule does not compile
     */
    public Rule compile(ScopedCondition criteria, Vocabulary vocabulary) {
        Used used = new Used();
        List<String> constraints = DrlWriter.constraints(criteria, vocabulary, bindings, used);
        return compile(constraints, used);
    }

    Rule compile(List<String> constraints, Used used) {
        int number = bodies.number(String.join(",\n", constraints));
        return rules.computeIfAbsent(number, n -> {
            String drl = drl(n, constraints);
            return new Rule(n, drl, LegendWriter.legend(bindings, used), used, packages(drl));
        });
    }

    private String drl(int number, List<String> constraints) {
        List<String> reporting = new ArrayList<>(constraints);
        reporting.add("matched( " + number + " )");
        return """
                package audiences.rule%1$d;

                %2$s
                rule "%1$d"
                when
                    Customer(
                        %3$s )
                then
                end
                """.formatted(number, prelude, String.join(",\n        ", reporting));
    }

    private static Collection<KiePackage> packages(String drl) {
        try {
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
            builder.add(ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
            if (builder.hasErrors()) {
                throw new RuleCompilationFailed(builder.getErrors() + "\n" + drl);
            }
            return List.copyOf(builder.getKnowledgePackages());
        } catch (RuleCompilationFailed e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RuleCompilationFailed(e);
        }
    }

    /** Rules of which no trait asks for quintiles, assembled for evaluation at one instant. */
    public Matcher matcher(Collection<Rule> wanted, Instant asOf) {
        return matcher(wanted, asOf, Thresholds.NONE);
    }

    /** Rules assembled for evaluation at one instant; {@code thresholds} are those of all their {@link #quintiles}. */
    public Matcher matcher(Collection<Rule> wanted, Instant asOf, Thresholds thresholds) {
        return new Matcher(bases.of(wanted), new Resolved(bindings, used(wanted), asOf, thresholds));
    }

    private static Used used(Collection<Rule> rules) {
        Used used = new Used();
        rules.forEach(rule -> used.addAll(rule.used()));
        return used;
    }

    /** The figures by which buyers must be ranked before the rules are evaluated. */
    public Set<Quintile> quintiles(Collection<Rule> rules) {
        return used(rules).of(Binding.QUINTILE).stream()
                .mapToObj(bindings.quintiles::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ranks buyers by these figures at one instant. */
    public Ranking ranking(Collection<Quintile> quintiles, Instant asOf) {
        return new Ranking(bindings, quintiles, asOf);
    }
}
