package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads months as numbers, and days of the week as numbers (1 is Monday) or English names; one or a list of them. */
final class CalendarReader {
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private final boolean week;
    private final Problems problems;

    CalendarReader(Operator operator, Problems problems) {
        this.week = operator == Operator.DAY_OF_WEEK;
        this.problems = problems;
    }

    Optional<Operand> read(JsonNode json, String pointer) {
        if (json.isArray() && json.size() > Limits.LIST_VALUES) {
            problems.add(
                    pointer,
                    Code.TOO_MANY_VALUES,
                    "expected at most " + Limits.LIST_VALUES + " values, got " + json.size());
            return Optional.empty();
        }
        Set<Value> numbers = new LinkedHashSet<>();
        boolean sound = true;
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                sound &= add(json.get(i), Pointers.element(pointer, i), numbers);
            }
        } else {
            sound = add(json, pointer, numbers);
        }
        return sound ? Optional.of(new Operand.Many(List.copyOf(numbers))) : Optional.empty();
    }

    private boolean add(JsonNode json, String pointer, Set<Value> numbers) {
        int number = number(json);
        if (number > 0) {
            numbers.add(new Value.Decimal(BigDecimal.valueOf(number)));
            return true;
        }
        String got = json.isTextual() ? Shown.name(json.textValue()) : Shown.kind(json);
        String hint = week && json.isTextual() ? Spelling.hint(json.textValue(), DAYS) : "";
        boolean rightType = json.isNumber() || (week && json.isTextual());
        problems.add(
                pointer,
                rightType ? Code.VALUE_OUT_OF_RANGE : Code.WRONG_TYPE,
                "expected " + (week ? "a day from 1 (Monday) to 7, or its English name" : "a month from 1 to 12")
                        + ", got " + got + hint);
        return false;
    }

    /** The month or day meant, or 0. */
    private int number(JsonNode json) {
        if (week && json.isTextual()) {
            return DAYS.indexOf(json.textValue()) + 1;
        }
        double number = json.isNumber() ? json.doubleValue() : 0;
        return number >= 1 && number <= (week ? 7 : 12) && number == Math.rint(number) ? (int) number : 0;
    }
}
