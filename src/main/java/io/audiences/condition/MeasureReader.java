package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem.Code;
import java.util.List;
import java.util.Optional;

/** Reads the measure of an event test. */
final class MeasureReader {
    private static final List<String> KEYS = List.of("function", "of");

    private final Problems problems;

    MeasureReader(Problems problems) {
        this.problems = problems;
    }

    /** The measure, count where none is given; empty with a problem when it cannot be read. */
    Optional<Measure> read(JsonNode json, String pointer) {
        if (json.isMissingNode()) {
            return Optional.of(Measure.COUNT);
        }
        return Members.of(json, pointer, "a measure such as {\"function\": \"sum\", \"of\": \"value\"}", problems)
                .flatMap(MeasureReader::read);
    }

    private static Optional<Measure> read(Members members) {
        members.refuseOthers(KEYS);
        Optional<Measure.Function> function =
                members.word("function", Measure.Function.class, "a function such as \"sum\"");
        if (function.isEmpty()) {
            return Optional.empty();
        }
        if (function.get().takesProperty()) {
            return members.text("of", "the name of a property").map(of -> new Measure(function.get(), Optional.of(of)));
        }
        if (members.has("of")) {
            members.add(
                    "of",
                    Code.UNKNOWN_KEY,
                    "expected no \"of\" with \"" + function.get().word() + "\", got one");
        }
        return Optional.of(new Measure(function.get(), Optional.empty()));
    }
}
