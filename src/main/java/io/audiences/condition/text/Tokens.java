package io.audiences.condition.text;

import io.audiences.condition.Limits;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tokens of a text one after the other, and the mistakes found among them. */
final class Tokens {
    private final String text;
    private final Lexer lexer;
    private final List<Token> ahead = new ArrayList<>();
    private final Map<Integer, Problem> problems = new TreeMap<>();
    private boolean abandoned;

    Tokens(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int further) {
        if (abandoned) {
            return new Token(Kind.END, "", text.length(), 0);
        }
        while (ahead.size() <= further) {
            ahead.add(lexer.next());
        }
        return ahead.get(further);
    }

    Token next() {
        Token next = peek();
        if (!abandoned) {
            ahead.remove(0);
        }
        return next;
    }

    /** Whether so many words come next; they are taken. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        for (int i = 0; i < words.length; i++) {
            next();
        }
        return true;
    }

    /** A keyword or symbol that must come next. */
    Token expect(String word) {
        if (!peek().is(word)) {
            throw wrong("\"" + word + "\"", List.of(word));
        }
        return next();
    }

    /** A kind of token that must come next. */
    Token expect(Kind kind, String expected) {
        if (peek().kind() != kind) {
            throw wrong(expected, List.of());
        }
        return next();
    }

    /** A name that must come next. */
    Token name(String expected) {
        Token token = peek();
        if (!token.isName()) {
            boolean reserved = token.kind() == Kind.WORD;
            throw wrong(expected + (reserved ? " (in backquotes where it is a keyword)" : ""), List.of());
        }
        return next();
    }

    /** The next token is not what is expected; {@code known} are the words that might have been meant. */
    Unparsable wrong(String expected, List<String> known) {
        Token got = peek();
        if (got.kind() == Kind.UNCLOSED) {
            return refuse(got.at(), Code.SYNTAX, "expected a closing quote, got the end");
        }
        boolean word = got.kind() == Kind.WORD || got.kind() == Kind.SYMBOL;
        String hint = word ? Keywords.hint(got.text(), known) : "";
        return refuse(got.at(), Code.SYNTAX, "expected " + expected + ", got " + got.shown() + hint);
    }

    /** Notes a mistake; the first at each place counts. */
    Unparsable refuse(int at, Code code, String detail) {
        if (!abandoned && problems.size() < Limits.PROBLEMS) {
            problems.computeIfAbsent(at, place -> {
                Position position = Position.of(place, text);
                return new Problem("", code, detail).at(position.line(), position.column());
            });
        }
        return new Unparsable();
    }

    /** Leaves the rest of the text unread, after a mistake that was noted. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    boolean isFull() {
        return problems.size() >= Limits.PROBLEMS;
    }

    /** Skips to the next place at this depth where another condition may begin, or to what ends this one. */
    void skip(int depth) {
        while (peek().kind() != Kind.END && peek().kind() != Kind.UNCLOSED) {
            Token token = peek();
            boolean here = token.depth() == depth;
            if (token.depth() < depth || (here && (token.is(",") || joinsConditions()))) {
                return;
            }
            next();
        }
    }

    private boolean joinsConditions() {
        return peek().kind() == Kind.WORD && Keywords.joins(peek().text()) && peek(1).mayBegin();
    }

    /** In the order of the text. */
    List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    /** Ends the reading of one test, its mistake being noted. */
    static final class Unparsable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unparsable() {
            super(null, null, false, false);
        }
    }
}
