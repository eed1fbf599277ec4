package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a sequence and its steps. */
final class SequenceReader {
    private static final List<String> KEYS = List.of("sequence", "window");
    private static final List<String> STEP_KEYS = List.of("event", "where", "within", "absent");

    private final Members members;
    private final Problems problems;
    private final BiFunction<JsonNode, String, Condition> filters;

    /**
     * @param filters reads a condition over an event's properties, at a pointer
     */
    SequenceReader(Members members, BiFunction<JsonNode, String, Condition> filters) {
        this.members = members;
        this.problems = members.problems();
        this.filters = filters;
    }

    Condition read() {
        members.refuseOthers(KEYS);
        Window window = new WindowReader(problems).read(members.value("window"), members.at("window"));
        JsonNode json = members.value("sequence");
        if (!json.isArray()) {
            members.add("sequence", Code.WRONG_TYPE, "expected a list of steps, got " + Shown.kind(json));
            return Condition.EVERYONE;
        }
        if (json.isEmpty() || json.size() > Limits.STEPS) {
            members.add(
                    "sequence",
                    json.isEmpty() ? Code.MISSING_VALUE : Code.TOO_MANY_VALUES,
                    "expected 1 to " + Limits.STEPS + " steps, got " + json.size());
            return Condition.EVERYONE;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            step(json.get(i), Pointers.element(members.at("sequence"), i), i == 0)
                    .ifPresent(steps::add);
        }
        return steps.size() == json.size() ? new SequenceTest(steps, window) : Condition.EVERYONE;
    }

    private Optional<Step> step(JsonNode json, String pointer, boolean first) {
        Optional<Members> read = Members.of(json, pointer, "a step such as {\"event\": \"PURCHASE\"}", problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Members step = read.get();
        step.refuseOthers(STEP_KEYS);
        Optional<String> event = step.text("event", "the name of an event");
        Condition where = step.has("where") ? filters.apply(step.value("where"), step.at("where")) : Condition.EVERYONE;
        Optional<Amount> within = step.has("within")
                ? new AmountReader(problems).read(step.value("within"), step.at("within"))
                : Optional.empty();
        boolean absent = step.flag("absent");
        if (first && absent) {
            step.add("absent", Code.VALUE_OUT_OF_RANGE, "expected a sequence to begin with a present step, got true");
        }
        if (first && step.has("within")) {
            step.add("within", Code.UNKNOWN_KEY, "expected \"within\" only after another step, got it in the first");
        }
        return event.map(name -> new Step(name, where, within, absent));
    }
}
