package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.util.List;
import java.util.Optional;

/** Reads the window of an event test. */
final class WindowReader {
    private static final List<String> FORMS = List.of("last", "from", "to", "between", "period");
    private static final String EXPECTED = "a window such as {\"last\": {\"amount\": 30, \"unit\": \"day\"}}";

    private final Problems problems;
    private final AmountReader amounts;

    WindowReader(Problems problems) {
        this.problems = problems;
        this.amounts = new AmountReader(problems);
    }

    /** The window, all time where it cannot be read. */
    Window read(JsonNode json, String pointer) {
        if (json.isMissingNode()) {
            return new Window.AllTime();
        }
        return Members.of(json, pointer, EXPECTED, problems).flatMap(this::read).orElse(new Window.AllTime());
    }

    private Optional<Window> read(Members members) {
        Optional<String> form = FORMS.stream().filter(members::has).findFirst();
        if (form.isEmpty()) {
            if (members.json().isEmpty()) {
                problems.add(members.pointer(), Code.MISSING_VALUE, "expected " + EXPECTED + ", got an empty object");
            } else {
                members.refuseOthers(FORMS);
            }
            return Optional.empty();
        }
        return switch (form.get()) {
            case "last" -> {
                members.refuseOthers(List.of("last"));
                yield amounts.read(members.value("last"), members.at("last")).map(Window.Last::new);
            }
            case "between" -> {
                members.refuseOthers(List.of("between"));
                yield between(members.value("between"), members.at("between"));
            }
            case "period" -> {
                members.refuseOthers(List.of("period"));
                yield new PeriodReader(problems)
                        .read(members.value("period"), members.at("period"))
                        .map(Window.During::new);
            }
            default -> {
                members.refuseOthers(List.of("from", "to"));
                yield fixed(members);
            }
        };
    }

    private Optional<Window> between(JsonNode json, String pointer) {
        if (!json.isArray() || json.size() != 2) {
            problems.add(
                    pointer,
                    Code.WRONG_TYPE,
                    "expected two amounts of time ago, the longer first, got " + Shown.kind(json)
                            + (json.isArray() ? " of " + json.size() : ""));
            return Optional.empty();
        }
        Optional<Amount> from = amounts.read(json.get(0), Pointers.element(pointer, 0));
        Optional<Amount> to = amounts.read(json.get(1), Pointers.element(pointer, 1));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isNeverFurtherThan(to.get())) {
            problems.add(pointer, Code.VALUE_OUT_OF_RANGE, "expected the longer time ago first, got it last");
            return Optional.empty();
        }
        return Optional.of(new Window.Between(from.get(), to.get()));
    }

    private Optional<Window> fixed(Members members) {
        ValueReader values = new ValueReader(problems);
        Optional<Value> from =
                members.has("from") ? values.temporal(members.value("from"), members.at("from")) : Optional.empty();
        Optional<Value> to =
                members.has("to") ? values.temporal(members.value("to"), members.at("to")) : Optional.empty();
        if (from.isPresent() && to.isPresent()) {
            if (ValueOrder.isCertainlyAbove(from.get(), to.get())) {
                return refuse(members, "expected \"from\" before \"to\", got it after");
            }
            if (ValueOrder.isCertainlyLonger(from.get(), to.get(), Limits.WINDOW_YEARS)) {
                return refuse(members, "expected at most " + Limits.WINDOW_YEARS + " years, got more");
            }
        }
        boolean whole = from.isPresent() == members.has("from") && to.isPresent() == members.has("to");
        return whole ? Optional.of(new Window.Fixed(from, to)) : Optional.empty();
    }

    private Optional<Window> refuse(Members members, String detail) {
        problems.add(members.pointer(), Code.VALUE_OUT_OF_RANGE, detail);
        return Optional.empty();
    }
}
