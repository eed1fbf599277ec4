package io.audiences.differential;

import io.audiences.condition.ConditionWriter;
import io.audiences.condition.ScopedCondition;
import io.audiences.customer.CustomerFacts;
import java.util.stream.Collectors;

/**
 * A world in which an engine and the interpreter disagree, made as small as they still do.
 *
 * @param interpreter what it says of the conditions, by the places of the customers
 * @param engine what it says, or how it failed
 */
record Difference(World world, String interpreter, String engine) {

    ScopedCondition condition() {
        return world.conditions().get(0);
    }

    CustomerFacts customer() {
        return world.customers().get(0);
    }

    @Override
    public String toString() {
        return "seed " + world.seed() + ", as of " + world.asOf()
                + world.conditions().stream().map(Difference::told).collect(Collectors.joining())
                + world.customers().stream()
                        .map(each -> "\ncustomer  " + CustomerText.of(each, world.vocabulary())
                                + world.audiences().entrySet().stream()
                                        .filter(entry -> entry.getValue().get(each.number()))
                                        .map(entry -> ", in " + entry.getKey())
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining())
                + "\ninterpreter says " + interpreter + ", the engine says " + engine;
    }

    private static String told(ScopedCondition criteria) {
        return "\ncondition " + ConditionWriter.write(criteria.condition()) + "\nin " + criteria.zone() + ", brands "
                + (criteria.brands().isAll() ? "all" : criteria.brands().brands());
    }
}
