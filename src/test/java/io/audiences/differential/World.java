package io.audiences.differential;

import io.audiences.condition.AudienceMembers;
import io.audiences.condition.Condition;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A catalogue, an instant, conditions and customers, all from one seed.
 *
 * @param audiences the numbers of the members of each audience that conditions may name
 */
record World(
        long seed,
        Vocabulary vocabulary,
        Instant asOf,
        Map<String, BitSet> audiences,
        List<ScopedCondition> conditions,
        List<CustomerFacts> customers) {
    static final int CONDITIONS = 50;
    static final int CUSTOMERS = 40;
    static final int PAIRS = CONDITIONS * CUSTOMERS;

    static World of(long seed) {
        Dice dice = new Dice(seed);
        Vocabulary vocabulary = RandomVocabulary.next(dice);
        Pool pool = new Pool(dice);
        RandomConditions conditions = new RandomConditions(dice, pool, vocabulary);
        RandomCustomers customers = new RandomCustomers(dice, pool, vocabulary);
        Map<String, BitSet> audiences = new TreeMap<>();
        vocabulary.audiences().stream().sorted().forEach(id -> audiences.put(id, members(dice)));
        return new World(
                seed,
                vocabulary,
                pool.moments.asOf,
                audiences,
                Stream.generate(conditions::next).limit(CONDITIONS).toList(),
                Stream.generate(customers::next).limit(CUSTOMERS).toList());
    }

    private static BitSet members(Dice dice) {
        BitSet members = new BitSet();
        for (int number = 1; number <= CUSTOMERS; number++) {
            members.set(number, dice.chance(30));
        }
        return members;
    }

    /** Worlds that one seed repeats. */
    static Stream<World> from(long seed) {
        Dice dice = new Dice(seed);
        return Stream.generate(dice::seed).map(World::of);
    }

    AudienceMembers members() {
        return audience -> {
            BitSet members = audiences.get(audience);
            if (members == null) {
                throw new IllegalArgumentException("unchecked audience " + audience);
            }
            return members::get;
        };
    }

    World withConditions(List<ScopedCondition> others) {
        return new World(seed, vocabulary, asOf, audiences, others, customers);
    }

    /** With each condition changed, in the same brands and zone. */
    World withConditions(UnaryOperator<Condition> change) {
        return withConditions(conditions.stream()
                .map(each -> new ScopedCondition(change.apply(each.condition()), each.brands(), each.zone()))
                .toList());
    }

    World withCustomers(List<CustomerFacts> others) {
        return new World(seed, vocabulary, asOf, audiences, conditions, others);
    }
}
