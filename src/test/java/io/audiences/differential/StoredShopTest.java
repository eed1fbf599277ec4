package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import io.audiences.recalculation.Run;
import io.audiences.recalculation.RunState;
import io.audiences.recalculation.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What the server stores, reads back and calculates is what the interpreter says of the facts as they were sent. */
class StoredShopTest {
    private static final int CUSTOMERS = 2_000;
    private static final int AUDIENCES = 60;

    @Test
    void theStoredMembersAreThoseTheInterpreterFinds(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        Dice dice = new Dice(seed);
        Pool pool = new Pool(dice);
        try (Shop shop = new Shop(pool.moments.asOf)) {
            Vocabulary vocabulary = declared(shop);
            RandomCustomers random = new RandomCustomers(dice, pool, vocabulary);
            List<CustomerFacts> customers =
                    Stream.generate(random::next).limit(CUSTOMERS).toList();
            new FactsSender(shop).send(customers, pool.brands);
            RandomConditions conditions = new RandomConditions(dice, pool, vocabulary);
            Map<String, ScopedCondition> audiences = new TreeMap<>();
            for (int i = 0; i < AUDIENCES; i++) {
                audiences.put("a" + i, conditions.next());
            }
            audiences.forEach((id, criteria) -> shop.publish(definition(id, criteria)));
            Run run = shop.run(audiences.keySet().toArray(String[]::new));
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.done()).isEqualTo(CUSTOMERS);
            assertThat(audiences.entrySet().stream()
                            .flatMap(each -> difference(shop, each.getKey(), each.getValue(), customers).stream())
                            .limit(3))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static List<String> difference(
            Shop shop, String audience, ScopedCondition criteria, List<CustomerFacts> customers) {
        Interpreter interpreter = new Interpreter(criteria, shop.now);
        TreeSet<String> expected = new TreeSet<>();
        customers.stream().filter(interpreter::matches).map(CustomerFacts::id).forEach(expected::add);
        TreeSet<String> different = new TreeSet<>(expected);
        List<String> members = new ArrayList<>(shop.members(audience));
        members.forEach(member -> {
            if (!different.remove(member)) {
                different.add(member);
            }
        });
        return customers.stream()
                .filter(customer -> different.contains(customer.id()))
                .limit(1)
                .map(customer -> "as of " + shop.now + " in " + criteria.zone() + ", brands "
                        + criteria.brands().brands() + "\ncondition "
                        + ConditionWriter.write(criteria.condition()) + "\ncustomer  "
                        + CustomerText.of(customer, shop.catalogue.vocabulary()) + "\ninterpreter says "
                        + expected.contains(customer.id()))
                .toList();
    }

    static ObjectNode definition(String id, ScopedCondition criteria) {
        ObjectNode definition =
                JsonNodeFactory.instance.objectNode().put("id", id).put("name", id);
        if (!criteria.brands().isAll()) {
            criteria.brands().brands().forEach(definition.putArray("brands")::add);
        }
        definition
                .putObject("schedule")
                .put("frequency", "never")
                .put("zone", criteria.zone().getId());
        definition.set("condition", ConditionWriter.write(criteria.condition()));
        return definition;
    }

    /** Declares names of every type beside the built-in ones. */
    static Vocabulary declared(Shop shop) {
        Map<String, ValueType> custom = new TreeMap<>();
        for (ValueType type : ValueType.values()) {
            custom.put("end." + type.word(), type);
            custom.put(type.word(), type);
        }
        custom.forEach((name, type) -> none(shop.catalogue.declareAttribute(name, type)));
        custom.values().removeIf(type -> type == ValueType.POINT);
        none(shop.catalogue.declareEventType("PURCHASE", custom, custom));
        none(shop.catalogue.declareEventType("end", custom, Map.of()));
        return shop.catalogue.vocabulary();
    }

    private static void none(List<?> problems) {
        assertThat(problems).isEmpty();
    }
}
