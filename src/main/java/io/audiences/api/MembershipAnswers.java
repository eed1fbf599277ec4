package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import io.audiences.customer.Micros;
import io.audiences.membership.Answer;
import io.audiences.membership.Answer.Mode;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Answers whether customers belong to an audience, by its last calculation or evaluated for the question. */
final class MembershipAnswers {
    private final Audiences audiences;
    private final Memberships memberships;
    private final LiveEvaluation live;
    private final InstantSource clock;

    MembershipAnswers(Audiences audiences, Memberships memberships, LiveEvaluation live, InstantSource clock) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.live = live;
        this.clock = clock;
    }

    /** Answers about one audience, by a customer's id and number; a problem if it cannot answer about anybody. */
    BiFunction<String, Integer, AnswerView> about(Audience audience, Mode mode) {
        Freshness freshness = Freshness.of(audience, audiences, clock);
        if (mode == Mode.LIVE) {
            LiveAudiences published = LiveAudiences.of(audiences, Set.of(audience.id()));
            PublishedAudience asked = published.require(audience.id());
            List<PublishedAudience> needed = published.withNamed(Set.of(asked.id()));
            return (customer, number) -> AnswerView.of(customer, live(asked, needed, customer, number, freshness));
        }
        return (customer, number) -> AnswerView.of(customer, stored(audience.id(), number, freshness));
    }

    private Answer stored(String audience, int number, Freshness freshness) {
        Answer answer = memberships.check(audience, number).orElseThrow(() -> Missing.calculation(audience));
        return answer.scheduled(freshness.isStale(answer.version(), answer.computedAt()), freshness.next());
    }

    /** {@code since} is known of those who are members by the last calculation too. */
    private Answer live(
            PublishedAudience audience,
            List<PublishedAudience> needed,
            String customer,
            int number,
            Freshness freshness) {
        Instant now = Micros.toInstant(Micros.of(clock.instant()));
        boolean isMember = live.matching(needed, customer, now)
                .orElseThrow(Missing::customer)
                .contains(audience.id());
        return new Answer(
                number,
                audience.id(),
                isMember,
                isMember ? memberships.check(audience.id(), number).flatMap(Answer::since) : Optional.empty(),
                audience.version(),
                now,
                Mode.LIVE,
                false,
                freshness.next());
    }
}
