package io.audiences.condition.text;

import io.audiences.condition.Operator;
import io.audiences.condition.ValueType;
import io.audiences.condition.text.Part.Keyed;
import io.audiences.condition.text.Part.Listed;
import io.audiences.condition.text.Part.Single;
import io.audiences.condition.text.Token.Kind;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads an operator and what it compares with. */
final class ComparisonParser {
    private static final List<Operator> LONGEST_FIRST = Arrays.stream(Operator.values())
            .sorted(Comparator.comparing(
                            (Operator operator) -> Phrases.words(operator).size())
                    .reversed())
            .toList();
    private static final List<Operator> OF_SIZES = LONGEST_FIRST.stream()
            .filter(operator -> operator.allows(ValueType.NUMBER))
            .toList();

    private final Tokens tokens;
    private final ValueParser values;

    ComparisonParser(Tokens tokens, ValueParser values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** Adds operator and value to {@code test}. */
    Part read(Keyed test) {
        read(test, LONGEST_FIRST);
        int at = tokens.peek().at();
        return tokens.accept("ignoring", "case") ? test.with("ignoreCase", Part.flag(at, true)) : test;
    }

    private void read(Keyed test, List<Operator> operators) {
        int at = tokens.peek().at();
        boolean negated = tokens.accept("not");
        if (!negated && tokens.accept("is", "not", "empty")) {
            test.with("operator", Part.text(at, Operator.NOT_PREFIX + Operator.IS_EMPTY.word()));
            return;
        }
        if (!negated && tokens.accept("!=")) {
            operand(
                    test.with("operator", Part.text(at, Operator.NOT_PREFIX + Operator.EQUALS.word())),
                    Operator.EQUALS);
            return;
        }
        Operator operator = operator(operators);
        test.with("operator", Part.text(at, (negated ? Operator.NOT_PREFIX : "") + operator.word()));
        operand(test, operator);
    }

    private Operator operator(List<Operator> operators) {
        for (Operator operator : operators) {
            if (tokens.accept(Phrases.words(operator).toArray(String[]::new))) {
                return operator;
            }
        }
        throw unknown(operators);
    }

    /** Where the phrase of an operator has begun, its next words are what is expected. */
    private Tokens.Unparsable unknown(List<Operator> operators) {
        int begun = 0;
        List<String> next = List.of();
        for (int matched = 0; matched < 3; matched++) {
            int words = matched;
            List<String> following = operators.stream()
                    .map(Phrases::words)
                    .filter(phrase -> phrase.size() > words && startsWith(phrase.subList(0, words)))
                    .map(phrase -> phrase.get(words))
                    .distinct()
                    .sorted()
                    .toList();
            if (!following.isEmpty()) {
                begun = matched;
                next = following;
            }
        }
        for (int i = 0; i < begun; i++) {
            tokens.next();
        }
        return begun == 0
                ? tokens.wrong("an operator such as =, in or contains", next)
                : tokens.wrong(quoted(next), next);
    }

    private boolean startsWith(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!tokens.peek(i).is(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(List<String> words) {
        String all = String.join("\", \"", words);
        int last = all.lastIndexOf("\", \"");
        return '"' + (last < 0 ? all : all.substring(0, last) + "\" or \"" + all.substring(last + 4)) + '"';
    }

    private void operand(Keyed test, Operator operator) {
        switch (operator.shape()) {
            case NOTHING -> {}
            case ONE, PATTERN -> one(test);
            case MANY -> test.with("value", values.list(values::value));
            case RANGE -> test.with("value", range());
            case AMOUNT, DAYS -> test.with("value", amount(operator));
            case PERIOD -> test.with("value", values.period());
            case CALENDAR -> test.with("value", values.list(() -> calendar(operator)));
            case SIZE -> {
                Keyed size = new Keyed(tokens.peek().at());
                read(size, OF_SIZES);
                test.with("value", size);
            }
            case AREA -> test.with("value", values.area());
        }
    }

    /** A value, or the name of another attribute. */
    private void one(Keyed test) {
        Token token = tokens.peek();
        if (token.isName()) {
            test.with("valueOf", Part.text(token.at(), tokens.next().text()));
        } else {
            test.with("value", values.value());
        }
    }

    private Part range() {
        Listed range = new Listed(tokens.peek().at());
        range.add(values.value());
        tokens.expect("and");
        return range.add(values.value());
    }

    private Part amount(Operator operator) {
        Part amount = values.rolling();
        if (operator == Operator.MORE_THAN_AGO) {
            tokens.expect("ago");
        }
        return amount;
    }

    /** A month or day of the week, as a number or by its English name. */
    private Part calendar(Operator operator) {
        Token token = tokens.peek();
        if (token.kind() != Kind.WORD) {
            return values.number(operator == Operator.MONTH ? "a month such as 1 or january" : "a day such as monday");
        }
        tokens.next();
        List<String> names = Arrays.stream(operator == Operator.MONTH ? Month.values() : DayOfWeek.values())
                .map(Enum::name)
                .toList();
        int number = names.indexOf(token.text().toUpperCase(Locale.ROOT)) + 1;
        return number == 0
                ? Part.text(token.at(), token.text().toLowerCase(Locale.ROOT))
                : new Single(token.at(), Part.JSON.numberNode(number));
    }
}
