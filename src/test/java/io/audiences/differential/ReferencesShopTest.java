package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.AudienceMembers;
import io.audiences.condition.Condition;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import io.audiences.recalculation.Run;
import io.audiences.recalculation.RunState;
import io.audiences.recalculation.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Audiences that name each other at random are what the interpreter says when it asks itself about those that are named. */
class ReferencesShopTest {
    private static final int CUSTOMERS = 1_200;
    private static final int AUDIENCES = 40;

    private final Map<String, ScopedCondition> audiences = new LinkedHashMap<>();
    private List<CustomerFacts> customers = List.of();

    @Test
    void theStoredMembersAreThoseTheInterpreterFinds(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        Dice dice = new Dice(seed);
        Pool pool = new Pool(dice);
        try (Shop shop = new Shop(pool.moments.asOf)) {
            Vocabulary vocabulary = StoredShopTest.declared(shop);
            RandomCustomers random = new RandomCustomers(dice, pool, vocabulary);
            customers = Stream.generate(random::next).limit(CUSTOMERS).toList();
            new FactsSender(shop).send(customers, pool.brands);
            RandomConditions conditions = new RandomConditions(dice, pool, vocabulary);
            for (int i = 0; i < AUDIENCES; i++) {
                String id = "a" + i;
                audiences.put(id, naming(dice, conditions.next()));
                shop.publish(StoredShopTest.definition(id, audiences.get(id)));
            }
            List<String> all = dice.shuffled(audiences.keySet());
            Map<String, Set<String>> first = members(shop, all, seed);
            assertThat(first).as("seed %d", seed).isEqualTo(expected(all, shop.now, Map.of()));

            shop.now = shop.now.plus(Duration.ofDays(40));
            List<String> half = all.subList(0, AUDIENCES / 2);
            Map<String, Set<String>> second = members(shop, half, seed);
            assertThat(second).as("seed %d, later", seed).isEqualTo(expected(half, shop.now, first));
        }
    }

    private static Map<String, Set<String>> members(Shop shop, List<String> ids, long seed) {
        Run run = shop.run(ids.toArray(String[]::new));
        assertThat(run.state()).as("seed %d: %s", seed, run).isEqualTo(RunState.SUCCEEDED);
        return ids.stream().collect(Collectors.toMap(Function.identity(), shop::members));
    }

    /** The condition, grown together with up to three audiences that are there already. */
    private ScopedCondition naming(Dice dice, ScopedCondition criteria) {
        Condition condition = criteria.condition();
        for (String named : dice.some(audiences.keySet(), 3)) {
            Condition test = new Condition.AudienceTest(named, dice.chance(50));
            condition = switch (dice.below(5)) {
                case 0 -> test;
                case 1 -> new Condition.All(List.of(condition, test));
                case 2 -> new Condition.Not(new Condition.Any(List.of(test, condition)));
                default -> new Condition.Any(List.of(test, condition));
            };
        }
        return new ScopedCondition(condition, criteria.brands(), criteria.zone());
    }

    /** The members of some audiences evaluated together, of which others have the members of before. */
    private Map<String, Set<String>> expected(List<String> ids, Instant asOf, Map<String, Set<String>> before) {
        Map<Integer, CustomerFacts> byNumber =
                customers.stream().collect(Collectors.toMap(CustomerFacts::number, Function.identity()));
        Map<String, Map<Integer, Boolean>> known = new HashMap<>();
        List<AudienceMembers> members = new ArrayList<>();
        members.add(id -> number -> {
            CustomerFacts facts = byNumber.get(number);
            if (!ids.contains(id)) {
                return before.getOrDefault(id, Set.of()).contains(facts.id());
            }
            Map<Integer, Boolean> answers = known.computeIfAbsent(id, absent -> new HashMap<>());
            Boolean answer = answers.get(number);
            if (answer == null) {
                answer = new Interpreter(audiences.get(id), asOf, members.get(0)).matches(facts);
                answers.put(number, answer);
            }
            return answer;
        });
        Map<String, Set<String>> expected = new HashMap<>();
        for (String id : ids) {
            Set<String> found = new TreeSet<>();
            for (CustomerFacts facts : customers) {
                if (members.get(0).of(id).test(facts.number())) {
                    found.add(facts.id());
                }
            }
            expected.put(id, found);
        }
        return expected;
    }
}
