package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.util.List;
import java.util.Optional;

/** Reads amounts of time such as {@code {"amount": 30, "unit": "day"}}. */
final class AmountReader {
    private static final List<String> KEYS = List.of("amount", "unit");

    private final Problems problems;

    AmountReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Amount> read(JsonNode json, String pointer) {
        return read(json, pointer, Limits.WINDOW_YEARS);
    }

    /** An amount of whole days or longer units, within the reach of anniversaries. */
    Optional<Amount> days(JsonNode json, String pointer) {
        Optional<Amount> amount = read(json, pointer, Limits.ANNIVERSARY_YEARS);
        if (amount.isPresent() && amount.get().isExact()) {
            problems.add(
                    pointer + "/unit",
                    Code.VALUE_OUT_OF_RANGE,
                    "expected whole days, got " + Shown.name(amount.get().unit().word()));
            return Optional.empty();
        }
        return amount;
    }

    private Optional<Amount> read(JsonNode json, String pointer, int years) {
        Optional<Members> members =
                Members.of(json, pointer, "an amount such as {\"amount\": 30, \"unit\": \"day\"}", problems);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        members.get().refuseOthers(KEYS);
        Optional<Amount.Unit> unit = members.get().word("unit", Amount.Unit.class, "a unit such as \"day\"");
        int most = unit.map(found -> found.atMost(years)).orElse(Integer.MAX_VALUE);
        Optional<Integer> amount = wholeNumber(members.get(), most);
        return unit.isPresent() && amount.isPresent()
                ? Optional.of(new Amount(amount.get(), unit.get()))
                : Optional.empty();
    }

    private static Optional<Integer> wholeNumber(Members members, int most) {
        JsonNode json = members.value("amount");
        String expected = "expected a whole number from 1" + (most == Integer.MAX_VALUE ? "" : " to " + most) + ", got "
                + Shown.kind(json);
        if (!json.isNumber()) {
            boolean absent = json.isMissingNode() || json.isNull();
            members.add("amount", absent ? Code.MISSING_VALUE : Code.WRONG_TYPE, expected);
            return Optional.empty();
        }
        double amount = json.doubleValue();
        if (!(amount >= 1 && amount <= most && amount == Math.rint(amount))) {
            members.add("amount", Code.VALUE_OUT_OF_RANGE, expected);
            return Optional.empty();
        }
        return Optional.of((int) amount);
    }
}
