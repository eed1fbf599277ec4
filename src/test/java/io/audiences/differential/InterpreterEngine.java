package io.audiences.differential;

import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The interpreter, against which other engines are held. */
final class InterpreterEngine implements Engine {

    @Override
    public List<BitSet> matches(World world) {
        return world.conditions().stream()
                .map(condition -> new Interpreter(condition, world.asOf(), world.members()))
                .map(interpreter -> matches(interpreter, world.customers()))
                .toList();
    }

    private static BitSet matches(Interpreter interpreter, List<CustomerFacts> customers) {
        BitSet matches = new BitSet();
        IntStream.range(0, customers.size())
                .filter(i -> interpreter.matches(customers.get(i)))
                .forEach(matches::set);
        return matches;
    }
}
