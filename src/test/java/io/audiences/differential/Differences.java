package io.audiences.differential;

import io.audiences.condition.Condition;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.ScopedCondition;
import io.audiences.customer.CustomerFacts;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds an engine against the interpreter, and tells where they differ, as small as it can. */
final class Differences {
    private static final Engine REFERENCE = new InterpreterEngine();

    private final Engine engine;

    Differences(Engine engine) {
        this.engine = engine;
    }

    /** The first difference in a world, told with seed, condition and customer. */
    Optional<String> find(World world) {
        List<BitSet> expected =
                REFERENCE.matches(world.conditions(), world.vocabulary(), world.asOf(), world.customers());
        List<BitSet> actual = actual(world);
        return IntStream.range(0, expected.size())
                .filter(i -> !expected.get(i).equals(actual.get(i)))
                .mapToObj(i -> tell(world, world.conditions().get(i), expected.get(i), actual.get(i)))
                .findFirst();
    }

    private List<BitSet> actual(World world) {
        try {
            return engine.matches(world.conditions(), world.vocabulary(), world.asOf(), world.customers());
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + world.seed() + ": the engine failed", e);
        }
    }

    private String tell(World world, ScopedCondition criteria, BitSet expected, BitSet actual) {
        BitSet different = (BitSet) expected.clone();
        different.xor(actual);
        CustomerFacts customer = world.customers().get(different.nextSetBit(0));
        ScopedCondition smallest = smallest(world, criteria, customer);
        boolean matches = isMatch(REFERENCE, world, smallest, customer);
        return "seed " + world.seed() + ", as of " + world.asOf() + " in " + smallest.zone() + ", brands "
                + smallest.brands().brands() + "\ncondition " + ConditionWriter.write(smallest.condition())
                + "\nwithin    " + ConditionWriter.write(criteria.condition())
                + "\ncustomer  " + CustomerText.of(customer, world.vocabulary())
                + "\ninterpreter says " + matches + ", the engine says " + !matches;
    }

    /** The smallest part of a condition about which the engines still differ. */
    private ScopedCondition smallest(World world, ScopedCondition criteria, CustomerFacts customer) {
        return parts(criteria.condition()).stream()
                .map(part -> new ScopedCondition(part, criteria.brands(), criteria.zone()))
                .filter(part -> isMatch(REFERENCE, world, part, customer) != isMatch(engine, world, part, customer))
                .findFirst()
                .map(part -> smallest(world, part, customer))
                .orElse(criteria);
    }

    private static boolean isMatch(Engine engine, World world, ScopedCondition criteria, CustomerFacts customer) {
        return engine.matches(List.of(criteria), world.vocabulary(), world.asOf(), List.of(customer))
                .get(0)
                .get(0);
    }

    static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.children();
        }
        if (condition instanceof Condition.Any any) {
            return any.children();
        }
        return condition instanceof Condition.Not not ? List.of(not.child()) : List.of();
    }
}
