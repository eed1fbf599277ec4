package io.audiences.condition.text;

import io.audiences.condition.Measure.Function;
import io.audiences.condition.Word;
import io.audiences.condition.text.ConditionParser.Rule;
import io.audiences.condition.text.Part.Keyed;
import io.audiences.condition.text.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the conditions that are not made of others: tests of attributes, of figures over events, and the like. */
final class TestParser {
    private static final List<String> BEGINNINGS = Stream.concat(
                    Word.words(Function.class).stream(),
                    Stream.of("not", "in", "sequence", "sample", "everyone", "nobody", "every", "all", "any"))
            .toList();

    private final Tokens tokens;
    private final Rule conditions;
    private final ComparisonParser comparisons;
    private final WindowParser windows;
    private final ValueParser values;

    TestParser(Tokens tokens, Rule conditions) {
        this.tokens = tokens;
        this.conditions = conditions;
        this.values = new ValueParser(tokens);
        this.comparisons = new ComparisonParser(tokens, values);
        this.windows = new WindowParser(tokens, values);
    }

    Part test() {
        Token start = tokens.peek();
        boolean called = tokens.peek(1).is("(");
        if (start.is("not") || start.is("in")) {
            return audience();
        }
        if (start.is("sample")) {
            return sample();
        }
        if (start.is("sequence")) {
            return sequence();
        }
        if (called && start.kind() == Kind.WORD) {
            return figure(function());
        }
        if (!start.isName()) {
            throw tokens.wrong("a condition such as country = 'CO'", BEGINNINGS);
        }
        Keyed test = new Keyed(start.at())
                .with("attribute", Part.text(start.at(), tokens.next().text()));
        return comparisons.read(test);
    }

    private Function function() {
        String word = tokens.peek().text().toLowerCase(Locale.ROOT);
        return Word.find(Function.class, word)
                .orElseThrow(() -> tokens.wrong("a function such as count or sum before \"(\"", BEGINNINGS));
    }

    /** {@code sum(PURCHASE.value where … in last 30 days) >= 500}. */
    private Part figure(Function function) {
        Token name = tokens.next();
        tokens.expect("(");
        Token event = tokens.name("the name of an event");
        Keyed measure = new Keyed(name.at()).with("function", Part.text(name.at(), function.word()));
        Keyed test = new Keyed(name.at());
        if (function.takesProperty()) {
            test.with("event", property(event, measure));
        } else {
            test.with("event", Part.text(event.at(), event.text()));
        }
        Optional<Part> window = windows.find();
        where(test);
        window.or(windows::find).ifPresent(found -> test.with("window", found));
        if (!tokens.accept(")")) {
            throw tokens.wrong(
                    "\"where\", a window such as \"in last 30 days\", or \")\"",
                    List.of("where", "in", "from", "to", "between", "during", "and", "or"));
        }
        if (function != Function.COUNT) {
            test.with("measure", measure);
        }
        return comparisons.read(test);
    }

    /** Splits {@code PURCHASE.value} and answers the event. */
    private Part property(Token event, Keyed measure) {
        int dot = event.kind() == Kind.WORD ? event.text().indexOf('.') : -1;
        if (dot >= 0) {
            int at = event.at() + dot + 1;
            measure.with("of", Part.text(at, event.text().substring(dot + 1)));
            return Part.text(event.at(), event.text().substring(0, dot));
        }
        if (!tokens.accept(".")) {
            throw tokens.wrong("\".\" and the property that the figure is of, such as PURCHASE.value", List.of());
        }
        Token property = tokens.name("the name of a property");
        measure.with("of", Part.text(property.at(), property.text()));
        return Part.text(event.at(), event.text());
    }

    private void where(Keyed test) {
        if (tokens.accept("where")) {
            test.with("where", conditions.read());
        }
    }

    /** {@code sequence (ADD_TO_CART, no PURCHASE within 24 hours) in last 7 days}. */
    private Part sequence() {
        int at = tokens.next().at();
        Part.Listed steps = new Part.Listed(at);
        tokens.expect("(");
        do {
            steps.add(step());
        } while (tokens.accept(","));
        if (!tokens.accept(")")) {
            throw tokens.wrong("\"where\", \"within\", \",\" or \")\"", List.of("where", "within", "and", "or"));
        }
        Keyed sequence = new Keyed(at).with("sequence", steps);
        windows.find().ifPresent(window -> sequence.with("window", window));
        return sequence;
    }

    private Part step() {
        Token start = tokens.peek();
        boolean absent = tokens.accept("no");
        Token event = tokens.name("the name of an event");
        Keyed step = new Keyed(start.at()).with("event", Part.text(event.at(), event.text()));
        Optional<Part> within = within();
        where(step);
        within.or(this::within).ifPresent(amount -> step.with("within", amount));
        return absent ? step.with("absent", Part.flag(start.at(), true)) : step;
    }

    private Optional<Part> within() {
        return tokens.accept("within") ? Optional.of(values.amount()) : Optional.empty();
    }

    private Part audience() {
        int at = tokens.peek().at();
        boolean negated = tokens.accept("not");
        Token in = tokens.expect("in");
        tokens.expect("audience");
        Token id = tokens.expect(Kind.TEXT, "the id of an audience in quotes");
        return new Keyed(at)
                .with("audience", Part.text(id.at(), id.text()))
                .with("operator", Part.text(in.at(), negated ? "not_in" : "in"));
    }

    /** {@code sample 10% seed 'spring'}. */
    private Part sample() {
        int at = tokens.next().at();
        Part percent = values.number("a percentage");
        tokens.expect("%");
        Keyed sample = new Keyed(at).with("sample", percent);
        if (tokens.accept("seed")) {
            Token seed = tokens.expect(Kind.TEXT, "a text in quotes");
            sample.with("seed", Part.text(seed.at(), seed.text()));
        }
        return sample;
    }
}
