package io.audiences.condition.lint;

import io.audiences.condition.Amount.Unit;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Measure;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.condition.Window;
import io.audiences.condition.lint.Subject.Range;
import io.audiences.condition.lint.Warning.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lints what stands inside a test of events: filters and windows, and what a measure can then be. */
final class Filters {
    private final Situation situation;
    private final Warnings warnings;
    private final Windows windows;

    Filters(Situation situation, Warnings warnings) {
        this.situation = situation;
        this.warnings = warnings;
        this.windows = new Windows(situation, warnings);
    }

    /** What a filter comes to; warns of one that never or always passes. */
    Verdict verdict(Condition where, Map<String, ValueType> types, Optional<EventType> event, String pointer) {
        Cells cells = new Cells();
        Node node = where.accept(new NodeReader(this, types, event, cells, pointer));
        Judge judge = new Judge(cells);
        new Siblings(judge, warnings).check(node);
        Verdict verdict = judge.verdict(node, Facts.none());
        if (verdict == Verdict.NEVER) {
            warnings.add(pointer, Code.ALWAYS_FALSE, "nothing can ever pass this filter");
        } else if (verdict == Verdict.ALWAYS && !where.equals(Condition.EVERYONE)) {
            warnings.add(pointer, Code.ALWAYS_TRUE, "everything passes this filter");
        }
        return verdict;
    }

    private Verdict verdict(Condition where, String event, String pointer) {
        Optional<EventType> type =
                Optional.ofNullable(situation.vocabulary().events().get(event));
        return verdict(where, type.map(EventType::properties).orElse(Map.of()), type, pointer);
    }

    /** Whether a step that must be there cannot be. */
    boolean isNever(Condition.SequenceTest test, String pointer) {
        boolean never = windows.isEmpty(test.window(), pointer + "/window");
        for (int i = 0; i < test.steps().size(); i++) {
            Step step = test.steps().get(i);
            Verdict verdict = verdict(step.where(), step.event(), pointer + "/sequence/" + i + "/where");
            never |= verdict == Verdict.NEVER && !step.absent();
        }
        return never;
    }

    Subject measured(EventTest test, String pointer) {
        Verdict passing = verdict(test.where(), test.event(), pointer + "/where");
        boolean none = windows.isEmpty(test.window(), pointer + "/window") || passing == Verdict.NEVER;
        Object key = List.of("measure", test.event(), test.where(), test.window(), test.measure());
        Measure.Function function = test.measure().function();
        return switch (function) {
            case COUNT, DISTINCT -> number(key, false, none ? Range.ZERO : Range.COUNT);
            case ACTIVE_DAYS -> number(key, false, none ? Range.ZERO : within(test.window(), 2));
            case SUM -> number(key, false, none ? Range.ZERO : Range.ANY);
            case DAYS_SINCE_FIRST, DAYS_SINCE_LAST -> number(key, true, none ? Range.NONE : within(test.window(), 1));
            case AVERAGE, MIN, MAX, FIRST, LAST -> new Subject(key, type(test), true, none ? Range.NONE : Range.ANY);
        };
    }

    private static Subject number(Object key, boolean mayBeMissing, Range range) {
        return new Subject(key, Optional.of(ValueType.NUMBER), mayBeMissing, range);
    }

    /** Up to the days of the window and {@code more}, not included. */
    private static Range within(Window window, int more) {
        if (window instanceof Window.Last last
                && (last.amount().unit() == Unit.DAY || last.amount().unit() == Unit.WEEK)) {
            int days = last.amount().amount() * (last.amount().unit() == Unit.WEEK ? 7 : 1);
            return new Range(true, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(days + more)));
        }
        return Range.COUNT;
    }

    private Optional<ValueType> type(EventTest test) {
        Measure measure = test.measure();
        String of = measure.of().orElseThrow();
        return Optional.ofNullable(situation.vocabulary().events().get(test.event()))
                .flatMap(event -> Optional.ofNullable(
                        measure.isOfItems()
                                ? event.itemProperties().get(of.substring(Measure.ITEMS_PREFIX.length()))
                                : event.properties().get(of)))
                .map(measure::resultType);
    }
}
