package io.audiences.differential;

import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A catalogue, an instant, conditions and customers, all from one seed. */
record World(
        long seed,
        Vocabulary vocabulary,
        Instant asOf,
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
        return new World(
                seed,
                vocabulary,
                pool.moments.asOf,
                Stream.generate(conditions::next).limit(CONDITIONS).toList(),
                Stream.generate(customers::next).limit(CUSTOMERS).toList());
    }

    /** Worlds that one seed repeats. */
    static Stream<World> from(long seed) {
        Dice dice = new Dice(seed);
        return Stream.generate(dice::seed).map(World::of);
    }
}
