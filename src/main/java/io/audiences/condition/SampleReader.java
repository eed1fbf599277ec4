package io.audiences.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Condition.SampleTest;
import io.audiences.condition.Problem.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads a sample: a percentage, and the seed that it is drawn by. */
final class SampleReader {
    private static final List<String> KEYS = List.of("sample", "seed");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Members members;
    private final ValueReader values;

    SampleReader(Members members) {
        this.members = members;
        this.values = new ValueReader(members.problems());
    }

    Condition read() {
        members.refuseOthers(KEYS);
        Optional<BigDecimal> percent = values.number(members.value("sample"), members.at("sample"), "a percentage");
        Optional<String> seed = seed();
        if (percent.isPresent() && (percent.get().signum() < 0 || percent.get().compareTo(WHOLE) > 0)) {
            members.add(
                    "sample",
                    Code.VALUE_OUT_OF_RANGE,
                    "expected a percentage from 0 to 100, got " + percent.get().toPlainString());
            return Condition.EVERYONE;
        }
        return percent.isPresent() && seed.isPresent() ? new SampleTest(percent.get(), seed.get()) : Condition.EVERYONE;
    }

    /** Samples without a seed are all drawn alike. */
    private Optional<String> seed() {
        JsonNode json = members.value("seed");
        if (json.isMissingNode()) {
            return Optional.of("");
        }
        return members.text("seed", "a text")
                .flatMap(found -> values.text(json, members.at("seed")).map(text -> ((Value.Text) text).text()));
    }
}
