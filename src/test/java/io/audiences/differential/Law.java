package io.audiences.differential;

import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What holds for every condition and customer, whatever they are. */
enum Law {
    A_CONDITION_AND_ITS_COMPLEMENT_PARTITION_THE_CUSTOMERS_IN_SCOPE {
        @Override
        boolean holds(Engine engine, World world) {
            List<BitSet> both = engine.matches(world);
            List<BitSet> complements = engine.matches(world.withConditions(Not::new));
            for (int i = 0; i < both.size(); i++) {
                both.get(i).xor(complements.get(i));
            }
            return both.equals(engine.matches(world.withConditions(condition -> Condition.EVERYONE)));
        }
    },
    DE_MORGAN {
        @Override
        boolean holds(Engine engine, World world) {
            Condition other = world.conditions().get(0).condition();
            return areSame(
                            engine,
                            world,
                            condition -> new Not(new All(List.of(condition, other))),
                            condition -> new Any(List.of(new Not(condition), new Not(other))))
                    && areSame(
                            engine,
                            world,
                            condition -> new Not(new Any(List.of(condition, other))),
                            condition -> new All(List.of(new Not(condition), new Not(other))));
        }
    },
    ALONE_A_CONDITION_MEANS_ITSELF {
        @Override
        boolean holds(Engine engine, World world) {
            return areSame(engine, world, UnaryOperator.identity(), condition -> new All(List.of(condition)))
                    && areSame(
                            engine,
                            world,
                            UnaryOperator.identity(),
                            condition -> new Any(List.of(condition, condition)))
                    && areSame(engine, world, UnaryOperator.identity(), condition -> new Not(new Not(condition)));
        }
    },
    THE_ORDER_OF_SIBLINGS_DOES_NOT_MATTER {
        @Override
        boolean holds(Engine engine, World world) {
            return areSame(engine, world, UnaryOperator.identity(), Law::sorted);
        }
    },
    A_LARGER_SAMPLE_CONTAINS_THE_SMALLER {
        @Override
        boolean holds(Engine engine, World world) {
            List<ScopedCondition> samples = Stream.of("0", "0.000001", "10", "20", "50", "99.999999", "100")
                    .map(percent -> new Condition.SampleTest(new BigDecimal(percent), "s" + world.seed()))
                    .map(sample -> new ScopedCondition(
                            sample,
                            world.conditions().get(0).brands(),
                            world.conditions().get(0).zone()))
                    .toList();
            List<BitSet> drawn = engine.matches(world.withConditions(samples));
            for (int i = 1; i < drawn.size(); i++) {
                BitSet lost = (BitSet) drawn.get(i - 1).clone();
                lost.andNot(drawn.get(i));
                if (!lost.isEmpty()) {
                    return false;
                }
            }
            return drawn.get(0).isEmpty();
        }
    },
    EVENTS_THAT_ARE_YET_TO_COME_CHANGE_NOTHING {
        @Override
        boolean holds(Engine engine, World world) {
            return engine.matches(world).equals(engine.matches(MoreEvents.afterNow(world)));
        }
    },
    EVENTS_OF_ANOTHER_TYPE_CHANGE_NOTHING {
        @Override
        boolean holds(Engine engine, World world) {
            return engine.matches(world).equals(engine.matches(MoreEvents.ofAnotherType(world)));
        }
    },
    EVENTS_OF_ANOTHER_BRAND_CHANGE_NOTHING {
        @Override
        boolean holds(Engine engine, World world) {
            World scoped = world.withConditions(world.conditions().stream()
                    .filter(criteria -> !criteria.brands().isAll())
                    .toList());
            return engine.matches(scoped).equals(engine.matches(MoreEvents.ofAnotherBrand(scoped)));
        }
    },
    EVENTS_BEFORE_EVERY_WINDOW_CHANGE_NOTHING {
        @Override
        boolean holds(Engine engine, World world) {
            World bounded = world.withConditions(world.conditions().stream()
                    .filter(criteria -> hasBegin(criteria.condition()))
                    .toList());
            return engine.matches(bounded).equals(engine.matches(MoreEvents.longAgo(bounded)));
        }
    };

    abstract boolean holds(Engine engine, World world);

    private static boolean areSame(
            Engine engine, World world, UnaryOperator<Condition> left, UnaryOperator<Condition> right) {
        return engine.matches(world.withConditions(left)).equals(engine.matches(world.withConditions(right)));
    }

    /** With siblings in the order of their JSON, which is not the one they were made in. */
    private static Condition sorted(Condition condition) {
        List<Condition> parts = new ArrayList<>(
                Differences.parts(condition).stream().map(Law::sorted).toList());
        parts.sort(Comparator.comparing(part -> ConditionWriter.write(part).toString()));
        return condition instanceof All
                ? new All(parts)
                : condition instanceof Any
                        ? new Any(parts)
                        : condition instanceof Not ? new Not(parts.get(0)) : condition;
    }

    private static boolean hasBegin(Condition condition) {
        if (condition instanceof Condition.EventTest test) {
            return hasBegin(test.window());
        }
        if (condition instanceof Condition.SequenceTest test) {
            return hasBegin(test.window());
        }
        return Differences.parts(condition).stream().allMatch(Law::hasBegin);
    }

    private static boolean hasBegin(Window window) {
        return window instanceof Window.Fixed fixed ? fixed.from().isPresent() : !(window instanceof Window.AllTime);
    }
}
