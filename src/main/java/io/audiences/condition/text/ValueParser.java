package io.audiences.condition.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Amount.Unit;
import io.audiences.condition.Limits;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Word;
import io.audiences.condition.text.Part.Keyed;
import io.audiences.condition.text.Part.Listed;
import io.audiences.condition.text.Part.Single;
import io.audiences.condition.text.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads values: texts, numbers, days, amounts of time, and lists of them. */
final class ValueParser {
    private static final String VALUE = "a value such as 'CO', 500, true or 2026-01-31";
    private static final int LONGEST_NUMBER = 100;

    private final Tokens tokens;

    ValueParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Part value() {
        return find().orElseThrow(() -> tokens.wrong(VALUE, List.of("true", "false")));
    }

    /** The value that comes next, if one does. */
    Optional<Part> find() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> Optional.of(number(VALUE));
            case TEXT, DATE -> Optional.of(Part.text(token.at(), tokens.next().text()));
            default -> {
                boolean flag = tokens.accept("true");
                yield flag || tokens.accept("false") ? Optional.of(Part.flag(token.at(), flag)) : Optional.empty();
            }
        };
    }

    Part number(String expected) {
        Token token = tokens.expect(Kind.NUMBER, expected);
        if (token.text().length() > LONGEST_NUMBER) {
            throw tokens.refuse(
                    token.at(),
                    Code.VALUE_OUT_OF_RANGE,
                    "expected a number of at most " + LONGEST_NUMBER + " digits, got a longer one");
        }
        return new Single(token.at(), json(token.text()));
    }

    // The node types that a JSON parser gives, so that both forms give equal JSON.
    private static JsonNode json(String digits) {
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        if (number.scale() > 0) {
            return Part.JSON.numberNode(number);
        }
        BigInteger whole = number.toBigIntegerExact();
        if (whole.bitLength() < Integer.SIZE) {
            return Part.JSON.numberNode(whole.intValueExact());
        }
        return whole.bitLength() < Long.SIZE
                ? Part.JSON.numberNode(whole.longValueExact())
                : Part.JSON.numberNode(whole);
    }

    /** {@code ('a', 'b')}; without any, an empty list. */
    Part list(ConditionParser.Rule value) {
        if (!tokens.peek().is("(")) {
            throw tokens.wrong("a list of values in parentheses, such as ('a', 'b')", List.of());
        }
        Listed list = new Listed(tokens.next().at());
        if (tokens.accept(")")) {
            return list;
        }
        do {
            if (list.parts().size() == Limits.LIST_VALUES) {
                throw tokens.refuse(
                        tokens.peek().at(),
                        Code.TOO_MANY_VALUES,
                        "expected at most " + Limits.LIST_VALUES + " values, got more");
            }
            list.add(value.read());
        } while (tokens.accept(","));
        if (!tokens.accept(")")) {
            throw tokens.wrong("\",\" or \")\"", List.of());
        }
        return list;
    }

    /** {@code 30 days}. */
    Part amount() {
        Part number = number("a number and a unit, such as 30 days");
        return amount(number, unit());
    }

    /** An amount after "last", "next" or "than", where a period is easily meant instead. */
    Part rolling() {
        Token token = tokens.peek();
        if (token.kind() == Kind.WORD) {
            throw tokens.wrong(
                    "a number and a unit, such as 30 days, or a period as in \"during last month\"", List.of());
        }
        return amount();
    }

    static Part amount(Part number, Part unit) {
        return new Keyed(number.at()).with("amount", number).with("unit", unit);
    }

    /** A unit in singular or plural. */
    Part unit() {
        Token token = tokens.expect(Kind.WORD, "a unit such as days");
        String word = token.text().toLowerCase(Locale.ROOT);
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        boolean known = Word.find(Unit.class, singular).isPresent();
        return Part.text(token.at(), known ? singular : word);
    }

    /** {@code last quarter} or {@code today}. */
    Part period() {
        Token token = tokens.expect(Kind.WORD, "a period such as \"last month\" or \"today\"");
        String word = token.text().toLowerCase(Locale.ROOT);
        boolean half =
                (word.equals("this") || word.equals("last")) && tokens.peek().kind() == Kind.WORD;
        return Part.text(token.at(), half ? word + "_" + tokens.next().text().toLowerCase(Locale.ROOT) : word);
    }

    /** {@code 5 km of (4.6, -74.1)}. */
    Part area() {
        Part kilometres = number("a distance such as 5 km");
        tokens.expect("km");
        tokens.expect("of");
        tokens.expect("(");
        Part latitude = number("the latitude");
        tokens.expect(",");
        Part longitude = number("the longitude");
        tokens.expect(")");
        return new Keyed(kilometres.at())
                .with("latitude", latitude)
                .with("longitude", longitude)
                .with("kilometres", kilometres);
    }
}
