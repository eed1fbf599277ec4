package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.audiences.condition.Problem.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an operator compares with, in the shape that the operator asks for. */
final class OperandReader {
    private static final List<String> AREA_KEYS = List.of("latitude", "longitude", "kilometres");

    private final Problems problems;
    private final Map<String, String> written;
    private final ValueReader values;
    private final AmountReader amounts;

    /**
     * @param written filled with the pointers that differ from those of the canonical form
     */
    OperandReader(Problems problems, Map<String, String> written) {
        this.problems = problems;
        this.written = written;
        this.values = new ValueReader(problems);
        this.amounts = new AmountReader(problems);
    }

    /** The operand in the member {@code value}; empty with a problem when it cannot be read. */
    Optional<Operand> read(Operator operator, JsonNode json, String pointer) {
        if (json.isMissingNode() || json.isNull()) {
            problems.add(
                    pointer,
                    Code.MISSING_VALUE,
                    "expected " + operator.shape().expected() + ", got " + Shown.kind(json));
            return Optional.empty();
        }
        return switch (operator.shape()) {
            case NOTHING -> Optional.empty();
            case ONE -> one(operator, json, pointer).map(Operand.One::new);
            case MANY -> many(operator, json, pointer);
            case PATTERN -> pattern(json, pointer);
            case RANGE -> range(json, pointer);
            case AMOUNT -> amounts.read(json, pointer).map(Operand.Relative::new);
            case DAYS -> amounts.days(json, pointer).map(Operand.Relative::new);
            case PERIOD -> new PeriodReader(problems).read(json, pointer).map(Operand.During::new);
            case CALENDAR -> new CalendarReader(operator, problems).read(json, pointer);
            case SIZE -> size(json, pointer);
            case AREA -> area(json, pointer);
        };
    }

    private Optional<Value> one(Operator operator, JsonNode json, String pointer) {
        return operator.isTemporal()
                ? values.temporal(json, pointer)
                : values.plain(json, pointer, operator.shape().expected());
    }

    private Optional<Operand> many(Operator operator, JsonNode json, String pointer) {
        if (!json.isArray()) {
            problems.add(pointer, Code.WRONG_TYPE, "expected a list of values, got " + Shown.kind(json));
            return Optional.empty();
        }
        if (json.size() > Limits.LIST_VALUES) {
            problems.add(
                    pointer,
                    Code.TOO_MANY_VALUES,
                    "expected at most " + Limits.LIST_VALUES + " values, got " + json.size());
            return Optional.empty();
        }
        List<Value> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            one(operator, json.get(i), Pointers.element(pointer, i)).ifPresent(read::add);
        }
        return read.size() == json.size() ? Optional.of(new Operand.Many(read)) : Optional.empty();
    }

    private Optional<Operand> pattern(JsonNode json, String pointer) {
        if (!json.isTextual()) {
            problems.add(pointer, Code.WRONG_TYPE, "expected a regular expression, got " + Shown.kind(json));
            return Optional.empty();
        }
        Optional<Value> text = values.text(json, pointer);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String pattern = ((Value.Text) text.get()).text();
        try {
            if (PatternSize.of(pattern) > Limits.PATTERN_SIZE
                    || Pattern.compile(pattern).programSize() > 2 * Limits.PATTERN_SIZE) {
                problems.add(
                        pointer,
                        Code.VALUE_OUT_OF_RANGE,
                        "expected a regular expression that unrolls to at most " + Limits.PATTERN_SIZE
                                + " steps, got a larger one");
                return Optional.empty();
            }
        } catch (PatternSyntaxException e) {
            problems.add(
                    pointer,
                    Code.SYNTAX,
                    "expected a regular expression in RE2 syntax, got one with: " + e.getDescription());
            return Optional.empty();
        }
        return text.map(Operand.One::new);
    }

    private Optional<Operand> range(JsonNode json, String pointer) {
        boolean named = json.isObject();
        if (named) {
            new Members(json, pointer, problems).refuseOthers(List.of("from", "to"));
            written.put(Pointers.element(pointer, 0), pointer + "/from");
            written.put(Pointers.element(pointer, 1), pointer + "/to");
        } else if (!json.isArray() || json.size() != 2) {
            problems.add(
                    pointer,
                    Code.WRONG_TYPE,
                    "expected [lowest, highest], got " + Shown.kind(json)
                            + (json.isArray() ? " of " + json.size() : ""));
            return Optional.empty();
        }
        Optional<Value> low =
                values.bound(named ? json.path("from") : json.path(0), pointer + (named ? "/from" : "/0"));
        Optional<Value> high = values.bound(named ? json.path("to") : json.path(1), pointer + (named ? "/to" : "/1"));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (ValueOrder.isCertainlyAbove(low.get(), high.get())) {
            problems.add(pointer, Code.VALUE_OUT_OF_RANGE, "expected the lowest first, got the highest first");
            return Optional.empty();
        }
        return Optional.of(new Operand.Range(low.get(), high.get()));
    }

    private Optional<Operand> size(JsonNode json, String pointer) {
        return Members.of(json, pointer, Operator.Shape.SIZE.expected(), problems)
                .flatMap(members -> new ComparisonReader(this).sizeOf(members))
                .map(Operand.Size::new);
    }

    private Optional<Operand> area(JsonNode json, String pointer) {
        return Members.of(json, pointer, Operator.Shape.AREA.expected(), problems)
                .flatMap(members -> {
                    members.refuseOthers(AREA_KEYS);
                    Optional<BigDecimal> latitude = within(members, "latitude", -90, 90);
                    Optional<BigDecimal> longitude = within(members, "longitude", -180, 180);
                    Optional<BigDecimal> kilometres = within(members, "kilometres", 0, Limits.KILOMETRES);
                    return latitude.isPresent() && longitude.isPresent() && kilometres.isPresent()
                            ? Optional.of(new Operand.Area(latitude.get(), longitude.get(), kilometres.get()))
                            : Optional.empty();
                });
    }

    private Optional<BigDecimal> within(Members members, String key, int least, int most) {
        String expected = "a number from " + least + " to " + most;
        Optional<BigDecimal> number = values.number(members.value(key), members.at(key), expected);
        if (number.isPresent()
                && (number.get().compareTo(BigDecimal.valueOf(least)) < 0
                        || number.get().compareTo(BigDecimal.valueOf(most)) > 0)) {
            members.add(
                    key,
                    Code.VALUE_OUT_OF_RANGE,
                    "expected " + expected + ", got " + number.get().toPlainString());
            return Optional.empty();
        }
        return number;
    }
}
