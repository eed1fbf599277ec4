package io.audiences.audience;

import io.audiences.condition.Problem;
import java.util.List;
import java.util.Optional;

/** What became of a definition handed in: an audience, or the problems that kept it from becoming one. */
public record Submission(Optional<Audience> audience, List<Problem> problems) {
    public Submission {
        problems = List.copyOf(problems);
    }

    static Submission accepted(Audience audience) {
        return new Submission(Optional.of(audience), List.of());
    }

    static Submission rejected(List<Problem> problems) {
        return new Submission(Optional.empty(), problems);
    }
}
