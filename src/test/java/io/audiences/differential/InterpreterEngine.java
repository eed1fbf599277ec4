package io.audiences.differential;

import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The interpreter, against which other engines are held. */
final class InterpreterEngine implements Engine {

    @Override
    public List<BitSet> matches(
            List<ScopedCondition> conditions, Vocabulary vocabulary, Instant asOf, List<CustomerFacts> customers) {
        return conditions.stream()
                .map(condition -> new Interpreter(condition, asOf))
                .map(interpreter -> matches(interpreter, customers))
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
