package io.audiences.differential;

import io.audiences.condition.Amount;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Limits;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.condition.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Sequences, mostly short, so that customers with a few events match some. */
final class RandomSequences {
    private final Dice dice;
    private final Pool pool;
    private final Vocabulary vocabulary;

    RandomSequences(Dice dice, Pool pool, Vocabulary vocabulary) {
        this.dice = dice;
        this.pool = pool;
        this.vocabulary = vocabulary;
    }

    /** Filters of events, nested up to a depth. */
    interface Filters {
        Condition of(EventType type, int depth);
    }

    Condition next(Filters filters, Supplier<Window> windows) {
        List<Step> steps = new ArrayList<>();
        for (int i = length(); i > 0; i--) {
            steps.add(step(filters, steps.isEmpty()));
        }
        return new SequenceTest(steps, dice.chance(60) ? new Window.AllTime() : windows.get());
    }

    private int length() {
        return dice.chance(1) ? Limits.STEPS : dice.of(1, 2, 2, 2, 2, 3, 3, 4, 6);
    }

    private Step step(Filters filters, boolean first) {
        String event = dice.pick(List.copyOf(new TreeMap<>(vocabulary.events()).keySet()));
        EventType type = vocabulary.events().get(event);
        Condition where = dice.chance(80) ? Condition.EVERYONE : filters.of(type, 1);
        boolean absent = !first && dice.chance(35);
        boolean bounded = !first && dice.chance(absent ? 50 : 40);
        Optional<Amount> within = bounded ? Optional.of(dice.pick(pool.moments.amounts)) : Optional.empty();
        return new Step(event, where, within, absent);
    }
}
