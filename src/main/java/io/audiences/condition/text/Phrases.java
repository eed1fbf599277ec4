package io.audiences.condition.text;

import static java.util.Map.entry;

import io.audiences.condition.Operator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How each operator is spelled in text. */
final class Phrases {
    private static final Map<Operator, String> PHRASES = new EnumMap<>(Map.ofEntries(
            entry(Operator.EXISTS, "exists"),
            entry(Operator.EQUALS, "="),
            entry(Operator.IN, "in"),
            entry(Operator.CONTAINS, "contains"),
            entry(Operator.STARTS_WITH, "starts with"),
            entry(Operator.ENDS_WITH, "ends with"),
            entry(Operator.MATCHES, "matches"),
            entry(Operator.GREATER_THAN, ">"),
            entry(Operator.AT_LEAST, ">="),
            entry(Operator.LESS_THAN, "<"),
            entry(Operator.AT_MOST, "<="),
            entry(Operator.BETWEEN, "between"),
            entry(Operator.BEFORE, "before"),
            entry(Operator.AFTER, "after"),
            entry(Operator.ON, "on"),
            entry(Operator.IN_LAST, "in last"),
            entry(Operator.IN_NEXT, "in next"),
            entry(Operator.MORE_THAN_AGO, "more than"),
            entry(Operator.IN_PERIOD, "during"),
            entry(Operator.ANNIVERSARY_IN_NEXT, "anniversary in next"),
            entry(Operator.ANNIVERSARY_IN_LAST, "anniversary in last"),
            entry(Operator.ANNIVERSARY_TODAY, "anniversary today"),
            entry(Operator.MONTH, "month in"),
            entry(Operator.DAY_OF_WEEK, "day of week in"),
            entry(Operator.CONTAINS_ANY, "contains any"),
            entry(Operator.CONTAINS_ALL, "contains all"),
            entry(Operator.CONTAINS_NONE, "contains none"),
            entry(Operator.IS_EMPTY, "is empty"),
            entry(Operator.SIZE, "size"),
            entry(Operator.WITHIN, "within")));

    private Phrases() {}

    static String of(Operator operator) {
        String phrase = PHRASES.get(operator);
        if (phrase == null) {
            throw new IllegalStateException("no phrase for " + operator);
        }
        return phrase;
    }

    static List<String> words(Operator operator) {
        return List.of(of(operator).split(" "));
    }
}
