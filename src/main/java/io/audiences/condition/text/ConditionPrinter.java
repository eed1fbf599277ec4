package io.audiences.condition.text;

import io.audiences.condition.Condition;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.AudienceTest;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Condition.SampleTest;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Measure;
import io.audiences.condition.Window;
import io.audiences.condition.text.Block.Chain;
import io.audiences.condition.text.Block.Joined;
import io.audiences.condition.text.Block.Line;
import io.audiences.condition.text.Block.Listed;
import io.audiences.condition.text.Block.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** Writes each node so that {@link ConditionParser} reads the same node again, whatever stands around it. */
final class ConditionPrinter implements Condition.Visitor<Block> {
    /** For conditions about customers, in which the words for everyone and nobody fit. */
    static final ConditionPrinter OF_CUSTOMERS = new ConditionPrinter("everyone", "nobody");

    private static final ConditionPrinter OF_EVENTS = new ConditionPrinter("all ()", "any ()");

    private final String always;
    private final String never;

    private ConditionPrinter(String always, String never) {
        this.always = always;
        this.never = never;
    }

    @Override
    public Block all(All all) {
        return children(all.children(), "and", "all (", always);
    }

    @Override
    public Block any(Any any) {
        return children(any.children(), "or", "any (", never);
    }

    private Block children(List<Condition> children, String word, String ofOne, String ofNone) {
        return switch (children.size()) {
            case 0 -> new Line(ofNone);
            case 1 -> Wrapped.of(ofOne, children.get(0).accept(this), ")");
            default -> Joined.of(children.stream().map(this::enclosed).toList(), word);
        };
    }

    /** In parentheses where the condition is made of several. */
    private Block enclosed(Condition condition) {
        Block block = condition.accept(this);
        return block instanceof Joined ? Wrapped.of("(", block, ")") : block;
    }

    @Override
    public Block not(Not not) {
        return Wrapped.of("not (", not.child().accept(this), ")");
    }

    @Override
    public Block attribute(AttributeTest test) {
        return Chain.of(new Line(Literals.name(test.attribute()) + " "), ComparisonPrinter.print(test.comparison()));
    }

    @Override
    public Block event(EventTest test) {
        Measure measure = test.measure();
        String of = measure.of().map(Literals::name).orElse("");
        String event = of.isEmpty() ? Literals.name(test.event()) : Literals.eventOf(test.event()) + "." + of;
        Block events = filtered(event, test.where(), Literals.window(test.window()));
        return Chain.of(
                Wrapped.of(measure.function().word() + "(", events, ")"),
                new Line(" "),
                ComparisonPrinter.print(test.comparison()));
    }

    /** An event with its filter, and what is said of it after that. */
    private static Block filtered(String event, Condition where, String after) {
        List<Block> parts = new ArrayList<>();
        parts.add(where.equals(Condition.EVERYONE) ? new Line(event) : where(event, where, !after.isEmpty()));
        if (!after.isEmpty()) {
            parts.add(new Line(after));
        }
        return parts.size() == 1 ? parts.get(0) : Joined.bySpace(parts);
    }

    private static Block where(String event, Condition where, boolean goesOn) {
        Block filter = where.accept(OF_EVENTS);
        return goesOn && filter instanceof Joined
                ? Wrapped.of(event + " where (", filter, ")")
                : Wrapped.of(event + " where", " ", filter, "");
    }

    @Override
    public Block items(ItemsTest test) {
        String open = switch (test.quantifier()) {
            case ANY -> "any item (";
            case ALL -> "every item (";
            case NONE -> "no item (";
        };
        return Wrapped.of(open, test.where().accept(this), ")");
    }

    @Override
    public Block sequence(SequenceTest test) {
        Block steps =
                Listed.of(test.steps().stream().map(ConditionPrinter::step).toList());
        Block sequence = Wrapped.of("sequence (", steps, ")");
        return test.window() instanceof Window.AllTime
                ? sequence
                : Chain.of(sequence, new Line(" " + Literals.window(test.window())));
    }

    private static Block step(Step step) {
        String event = (step.absent() ? "no " : "") + Literals.name(step.event());
        String within =
                step.within().map(amount -> "within " + Literals.amount(amount)).orElse("");
        return filtered(event, step.where(), within);
    }

    @Override
    public Block audience(AudienceTest test) {
        return new Line((test.negated() ? "not in audience " : "in audience ") + Literals.text(test.audience()));
    }

    @Override
    public Block sample(SampleTest test) {
        String seed = test.seed().isEmpty() ? "" : " seed " + Literals.text(test.seed());
        return new Line("sample " + test.percent().toPlainString() + "%" + seed);
    }
}
