package io.audiences.api;

import io.audiences.membership.Answer;
import java.time.Instant;
import java.util.Optional;

/** Whether a customer belongs to an audience, with all that tells how much the answer is worth. */
record AnswerView(
        String customer,
        String audience,
        boolean member,
        Optional<Instant> since,
        int version,
        Instant computedAt,
        Answer.Mode mode,
        boolean stale,
        Optional<Instant> nextRecalculationAt) {
    static AnswerView of(String customer, Answer answer) {
        return new AnswerView(
                customer,
                answer.audience(),
                answer.member(),
                answer.since(),
                answer.version(),
                answer.computedAt(),
                answer.mode(),
                answer.stale(),
                answer.nextRecalculationAt());
    }
}
