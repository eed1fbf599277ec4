package io.audiences.customer;

import io.audiences.condition.Problem;
import io.audiences.condition.Word;
import java.util.List;

/**
 * What became of one customer or event that was handed in.
 *
 * @param id as it came in; empty where there was none or no valid one
 * @param problems why it was rejected, with JSON Pointers into the item; never quotes its values
 */
public record Receipt(String id, Outcome outcome, List<Problem> problems) {
    public enum Outcome implements Word {
        /** On disk, counted once. */
        ACCEPTED,
        /** Nothing changed: an event with this id is there already. */
        DUPLICATE,
        /** Nothing changed: the event with this id was taken back. */
        TAKEN_BACK,
        REJECTED
    }

    public Receipt {
        problems = List.copyOf(problems);
    }

    static Receipt of(String id, Outcome outcome) {
        return new Receipt(id, outcome, List.of());
    }

    static Receipt rejected(String id, List<Problem> problems) {
        return new Receipt(id, Outcome.REJECTED, problems);
    }

    public boolean isRejected() {
        return outcome == Outcome.REJECTED;
    }
}
