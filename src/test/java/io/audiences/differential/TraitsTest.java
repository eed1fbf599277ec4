package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.Catalogue;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Row;
import io.audiences.membership.Interpreter;
import io.audiences.rules.Matcher;
import io.audiences.rules.Ranking;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Thresholds;
import io.audiences.rules.Traits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Rules that read the built-in traits agree with the interpreter that is given the traits as attributes. */
class TraitsTest {
    private static final int ROUNDS = Math.max(5, Seeds.worlds() / 10);
    private static final int CONDITIONS = 80;
    private static final Traits TRAITS = Traits.builtIn();
    private static final Vocabulary VOCABULARY = Catalogue.builtIn().withAttributes(TRAITS.types());

    @Test
    void areAsTheirDescriptionSays(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        Dice seeds = new Dice(seed);
        for (int i = 0; i < ROUNDS; i++) {
            compare(seeds.seed());
        }
    }

    /** One instant, some customers, and audiences of several scopes in one pass. */
    private static void compare(long seed) {
        Dice dice = new Dice(seed);
        Moments moments = new Moments(dice);
        RandomBuyers buyers = new RandomBuyers(dice, moments, dice.of(20, 100, 400, 900));
        List<CustomerFacts> customers = IntStream.rangeClosed(1, dice.of(1, 2, 4, 7, 60))
                .mapToObj(buyers::next)
                .toList();
        List<ScopedCondition> conditions = new ArrayList<>();
        Map<ScopedCondition, ExpectedTraits> expected = new HashMap<>();
        for (int scope = 0; scope < 3; scope++) {
            BrandScope brands = new BrandScope(dice.some(RandomBuyers.BRANDS, 2));
            Moments other = scope == 0 ? moments : new Moments(dice);
            ExpectedTraits traits = new ExpectedTraits(customers, brands, other.zone, moments.asOf);
            List<Map<String, Object>> values = List.copyOf(traits.all().values());
            for (int i = 0; i < CONDITIONS / 3; i++) {
                ScopedCondition condition = new ScopedCondition(condition(dice, values, 2), brands, other.zone);
                conditions.add(condition);
                expected.put(condition, traits);
            }
        }
        Map<ScopedCondition, Set<Integer>> found = found(conditions, customers, moments);
        for (ScopedCondition condition : conditions) {
            Map<Integer, Map<String, Object>> traits = expected.get(condition).all();
            Interpreter interpreter = new Interpreter(condition, moments.asOf);
            Set<Integer> members = customers.stream()
                    .map(customer -> with(customer, traits.get(customer.number())))
                    .filter(interpreter::matches)
                    .map(CustomerFacts::number)
                    .collect(Collectors.toSet());
            assertThat(found.get(condition))
                    .as(
                            "seed %d, as of %s in %s, brands %s: %s",
                            seed,
                            moments.asOf,
                            condition.zone(),
                            condition.brands(),
                            ConditionWriter.write(condition.condition()))
                    .isEqualTo(members);
        }
    }

    private static CustomerFacts with(CustomerFacts customer, Map<String, Object> traits) {
        Map<String, Object> attributes = new HashMap<>(traits);
        for (String name : customer.attributes().layout().names()) {
            attributes.put(name, customer.attributes().get(name));
        }
        return new CustomerFacts(
                customer.number(), customer.id(), Row.of(attributes), customer.events(), customer.brandVisits());
    }

    private static Map<ScopedCondition, Set<Integer>> found(
            List<ScopedCondition> conditions, List<CustomerFacts> customers, Moments moments) {
        RuleCompiler compiler = RuleCompiler.create(TRAITS);
        Map<ScopedCondition, Rule> rules = new HashMap<>();
        conditions.forEach(condition -> rules.put(condition, compiler.compile(condition, VOCABULARY)));
        Ranking ranking = compiler.ranking(compiler.quintiles(rules.values()), moments.asOf);
        List<Ranking.Worker> workers = List.of(ranking.worker(), ranking.worker());
        IntStream.range(0, customers.size()).forEach(i -> workers.get(i % 2).add(customers.get(i)));
        Thresholds thresholds = ranking.thresholds(workers);
        Map<Integer, Set<Integer>> matches = new HashMap<>();
        try (Matcher.Session session = compiler.matcher(new LinkedHashSet<>(rules.values()), moments.asOf, thresholds)
                .session()) {
            session.match(
                    customers,
                    (customer, rule) -> matches.computeIfAbsent(rule, key -> new HashSet<>())
                            .add(customer));
        }
        return conditions.stream()
                .distinct()
                .collect(Collectors.toMap(
                        condition -> condition,
                        condition -> matches.getOrDefault(rules.get(condition).number(), Set.of())));
    }

    /** A test of a trait against a value that some customer has, or several such tests. */
    private static Condition condition(Dice dice, List<Map<String, Object>> values, int depth) {
        if (depth > 0 && dice.chance(30)) {
            List<Condition> children = List.of(condition(dice, values, depth - 1), condition(dice, values, depth - 1));
            return dice.of(
                    new Condition.All(children), new Condition.Any(children), new Condition.Not(children.get(0)));
        }
        String trait = dice.chance(60)
                ? dice.pick(TRAITS.types().keySet().stream().sorted().toList())
                : dice.of("lifecycle.stage", "lifecycle.stage", "rfm.segment", "rfm.recency", "rfm.monetary");
        ValueType type = TRAITS.types().get(trait);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("attribute", trait);
        Object value = dice.pick(values).get(trait);
        if (value == null || dice.chance(10)) {
            json.put("operator", "exists");
        } else if (type.isNumeric() && dice.chance(20)) {
            String other = "metrics." + dice.of("this_month", "last_year", "lifetime")
                    + (type == ValueType.MONEY ? ".spend_total" : ".number_of_purchases");
            json.put("operator", "at_most").put("valueOf", other);
        } else if (value instanceof BigDecimal number) {
            json.put("operator", dice.of("equals", "at_least", "less_than")).put("value", number);
        } else if (value instanceof String text) {
            json.put("operator", "equals").put("value", text);
        } else {
            json.put("operator", dice.of("before", "after", "on")).put("value", value.toString());
        }
        Reading reading = Conditions.parse(json, VOCABULARY);
        assertThat(reading.problems()).as(json.toString()).isEmpty();
        return reading.condition();
    }
}
