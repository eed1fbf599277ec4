package io.audiences.condition.text;

import io.audiences.condition.text.Part.Keyed;
import io.audiences.condition.text.Part.Listed;
import io.audiences.condition.text.Token.Kind;
import java.util.Optional;

/** Reads the time in which events count. */
final class WindowParser {
    private final Tokens tokens;
    private final ValueParser values;

    WindowParser(Tokens tokens, ValueParser values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** The window that comes next, if one does. */
    Optional<Part> find() {
        int at = tokens.peek().at();
        Keyed window = new Keyed(at);
        if (tokens.accept("in")) {
            tokens.expect("last");
            return Optional.of(window.with("last", values.rolling()));
        }
        if (tokens.accept("between")) {
            return Optional.of(window.with("between", between(at)));
        }
        if (tokens.accept("during")) {
            return Optional.of(window.with("period", values.period()));
        }
        if (tokens.accept("from")) {
            window.with("from", values.value());
        }
        if (tokens.accept("to")) {
            window.with("to", values.value());
        }
        return window.parts().isEmpty() ? Optional.empty() : Optional.of(window);
    }

    /** {@code 90 and 30 days ago}, the unit of both being the same; or each with its own. */
    private Part between(int at) {
        Part longer = values.number("a number such as in \"between 90 and 30 days ago\"");
        Optional<Part> unit =
                tokens.peek().kind() == Kind.WORD && !tokens.peek().is("and")
                        ? Optional.of(values.unit())
                        : Optional.empty();
        tokens.expect("and");
        Part shorter = values.number("a number such as in \"between 90 and 30 days ago\"");
        Part shared = values.unit();
        tokens.expect("ago");
        return new Listed(at)
                .add(ValueParser.amount(longer, unit.orElse(shared)))
                .add(ValueParser.amount(shorter, shared));
    }
}
