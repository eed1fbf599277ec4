package io.audiences.condition.text;

import io.audiences.condition.Limits;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.text.Token.Kind;
import io.audiences.condition.text.Tokens.Unparsable;
import java.util.List;
import java.util.Optional;

/**
 * Reads conditions by recursive descent, one method a rule of the grammar. After a mistake it goes on with the next condition,
 * as long as there is one at the same depth of parentheses; what could not be read is taken for everyone.
 */
final class ConditionParser {
    /** More than the deepest allowed condition is printed with, little enough for recursion. */
    private static final int NESTING = 4 * Limits.DEPTH;

    private static final List<String> JOINS = List.of("and", "or");

    private final Tokens tokens;
    private final TestParser tests;
    private int nesting;
    private int conditions;

    ConditionParser(Tokens tokens) {
        this.tokens = tokens;
        this.tests = new TestParser(tokens, this::condition);
    }

    /** The whole text. Conditions after a mistake between two of them are read as well, so that theirs are told. */
    Part text() {
        Part.Listed conditions = new Part.Listed(tokens.peek().at()).add(condition());
        while (tokens.peek().kind() != Kind.END && !tokens.isFull()) {
            tokens.wrong("\"and\", \"or\" or the end", JOINS);
            tokens.next();
            tokens.skip(0);
            if (tokens.next().kind() == Kind.WORD) {
                conditions.add(condition());
            }
        }
        return conditions.parts().size() == 1
                ? conditions.parts().get(0)
                : new Part.Keyed(conditions.at()).with("all", conditions);
    }

    private Part condition() {
        return joined("or", "any", this::conjunction);
    }

    private Part conjunction() {
        return joined("and", "all", this::negation);
    }

    private Part joined(String word, String key, Rule child) {
        Part first = child.read();
        if (!tokens.peek().is(word)) {
            return first;
        }
        Part.Listed children = new Part.Listed(first.at()).add(first);
        while (tokens.accept(word)) {
            children.add(child.read());
        }
        return new Part.Keyed(first.at()).with(key, children);
    }

    /** A rule of the grammar. */
    @FunctionalInterface
    interface Rule {
        Part read();
    }

    private Part negation() {
        Token start = tokens.peek();
        if (nesting == NESTING) {
            throw giveUp(start.at(), Code.TOO_DEEP, "expected at most " + NESTING + " levels, got more");
        }
        nesting++;
        try {
            boolean ofAudience = tokens.peek(1).is("in") && tokens.peek(2).is("audience");
            if (start.is("not") && !ofAudience) {
                tokens.next();
                return new Part.Keyed(start.at()).with("not", negation());
            }
            return single();
        } catch (Unparsable e) {
            tokens.skip(start.depth());
            return everyone("all", start.at());
        } finally {
            nesting--;
        }
    }

    private Part single() {
        Token start = tokens.peek();
        if (conditions++ == Limits.NODES) {
            throw giveUp(start.at(), Code.TOO_MANY_NODES, "expected at most " + Limits.NODES + " nodes, got more");
        }
        if (tokens.accept("(")) {
            Part inner = condition();
            close();
            return inner;
        }
        if (tokens.accept("everyone")) {
            return everyone("all", start.at());
        }
        if (tokens.accept("nobody")) {
            return everyone("any", start.at());
        }
        boolean lists = start.is("all") || start.is("any");
        if (lists && tokens.peek(1).is("(")) {
            return list(start.is("all") ? "all" : "any");
        }
        return items(start).orElseGet(tests::test);
    }

    private Unparsable giveUp(int at, Code code, String detail) {
        Unparsable refused = tokens.refuse(at, code, detail);
        tokens.abandon();
        return refused;
    }

    private static Part everyone(String key, int at) {
        return new Part.Keyed(at).with(key, new Part.Listed(at));
    }

    private void close() {
        if (!tokens.accept(")")) {
            throw tokens.wrong("\"and\", \"or\" or \")\"", JOINS);
        }
    }

    /** {@code all (…, …)}, which can have one child or none. */
    private Part list(String key) {
        int at = tokens.next().at();
        Part.Listed children = new Part.Listed(at);
        tokens.expect("(");
        if (!tokens.peek().is(")")) {
            do {
                children.add(condition());
            } while (tokens.accept(","));
        }
        if (!tokens.accept(")")) {
            throw tokens.wrong("\"and\", \"or\", \",\" or \")\"", JOINS);
        }
        return new Part.Keyed(at).with(key, children);
    }

    /** {@code any item (…)} and its like. */
    private Optional<Part> items(Token start) {
        String quantifier = start.is("every") ? "all" : start.is("no") ? "none" : start.is("any") ? "any" : "";
        boolean ofItems = tokens.peek(1).is("item") || tokens.peek(1).is("items");
        if (quantifier.isEmpty() || !ofItems) {
            return Optional.empty();
        }
        tokens.next();
        tokens.next();
        tokens.expect("(");
        Part where = condition();
        close();
        return Optional.of(new Part.Keyed(start.at())
                .with("items", Part.text(start.at(), quantifier))
                .with("where", where));
    }
}
