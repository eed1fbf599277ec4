package io.audiences.differential;

import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.ScopedCondition;
import io.audiences.customer.CustomerFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a world as small as it can while something still holds of it: takes conditions and customers away, then one part after
 * another of those that are left, until nothing more can go.
 */
final class Shrinking {
    private final Predicate<World> holds;

    Shrinking(Predicate<World> holds) {
        this.holds = holds;
    }

    World smallest(World world) {
        World smaller = world;
        World before;
        do {
            before = smaller;
            smaller = withFewer(smaller);
            smaller = withSmallerConditions(smaller);
            smaller = withSmallerCustomers(smaller);
        } while (!smaller.equals(before));
        return smaller;
    }

    private World withFewer(World world) {
        World few = world.withConditions(fewer(world.conditions(), left -> holds.test(world.withConditions(left))));
        return few.withCustomers(fewer(few.customers(), left -> holds.test(few.withCustomers(left))));
    }

    /** Without as many elements as possible, tried in halves, quarters and so on. */
    private static <T> List<T> fewer(List<T> all, Predicate<List<T>> holds) {
        List<T> left = all;
        for (int size = (all.size() + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int from = 0; from < left.size(); ) {
                List<T> fewer = new ArrayList<>(left);
                fewer.subList(from, Math.min(from + size, left.size())).clear();
                if (fewer.isEmpty() || !holds.test(fewer)) {
                    from += size;
                } else {
                    left = fewer;
                }
            }
        }
        return List.copyOf(left);
    }

    private World withSmallerConditions(World world) {
        World smaller = world;
        for (int i = 0; i < world.conditions().size(); i++) {
            int place = i;
            World so = smaller;
            UnaryOperator<ScopedCondition> least = from -> least(
                    from,
                    SmallerConditions::of,
                    candidate -> isSound(candidate, world)
                            && holds.test(so.withConditions(replaced(so.conditions(), place, candidate))));
            smaller = so.withConditions(
                    replaced(so.conditions(), place, least.apply(so.conditions().get(place))));
        }
        return smaller;
    }

    private static boolean isSound(ScopedCondition criteria, World world) {
        return Conditions.parse(ConditionWriter.write(criteria.condition()), world.vocabulary())
                .problems()
                .isEmpty();
    }

    private World withSmallerCustomers(World world) {
        World smaller = world;
        for (int i = 0; i < world.customers().size(); i++) {
            int place = i;
            World so = smaller;
            CustomerFacts least = least(
                    so.customers().get(place),
                    SmallerCustomers::of,
                    candidate -> holds.test(so.withCustomers(replaced(so.customers(), place, candidate))));
            smaller = so.withCustomers(replaced(so.customers(), place, least));
        }
        return smaller;
    }

    private interface Smaller<T> {
        Stream<T> than(T value);
    }

    /** Goes to the first smaller one that will do, for as long as there is one. */
    private static <T> T least(T from, Smaller<T> smaller, Predicate<T> willDo) {
        T least = from;
        while (true) {
            var next = smaller.than(least).filter(willDo).findFirst();
            if (next.isEmpty()) {
                return least;
            }
            least = next.get();
        }
    }

    static <T> List<T> replaced(List<T> list, int place, T by) {
        List<T> changed = new ArrayList<>(list);
        changed.set(place, by);
        return List.copyOf(changed);
    }

    /** Without one element, then with one made smaller. */
    static <T> Stream<List<T>> lists(List<T> list, Function<T, Stream<T>> smaller) {
        Stream<List<T>> shorter = IntStream.range(0, list.size()).mapToObj(i -> {
            List<T> left = new ArrayList<>(list);
            left.remove(i);
            return left;
        });
        Stream<List<T>> simpler = IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> smaller.apply(list.get(i)).map(each -> replaced(list, i, each)));
        return Stream.concat(shorter, simpler);
    }
}
