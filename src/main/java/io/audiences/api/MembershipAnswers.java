package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import io.audiences.customer.Micros;
import io.audiences.membership.Answer;
import io.audiences.membership.Calculated;
import io.audiences.membership.Memberships;
import io.audiences.recalculation.LiveEvaluation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Answers whether one customer belongs to one audience. */
final class MembershipAnswers {
    private final Audiences audiences;
    private final Memberships memberships;
    private final LiveEvaluation live;
    private final Freshness freshness;
    private final InstantSource clock;

    MembershipAnswers(
            Audiences audiences,
            Memberships memberships,
            LiveEvaluation live,
            Freshness freshness,
            InstantSource clock) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.live = live;
        this.freshness = freshness;
        this.clock = clock;
    }

    AnswerView answer(Audience audience, String customer, int number, Answer.Mode mode) {
        Answer answer = mode == Answer.Mode.LIVE ? live(audience, customer, number) : stored(audience, number);
        return AnswerView.of(customer, answer);
    }

    /** As last calculated; a problem if it never was. */
    private Answer stored(Audience audience, int number) {
        Answer answer = memberships.check(audience.id(), number).orElseThrow(() -> Missing.calculation(audience.id()));
        Calculated calculated = new Calculated(answer.version(), "", answer.computedAt(), 0);
        return answer.scheduled(freshness.isStale(audience, calculated), freshness.next(audience));
    }

    /** As it is now; {@code since} is known of those who are members by the last calculation too. */
    private Answer live(Audience audience, String customer, int number) {
        PublishedAudience published = evaluable(audience.id());
        Instant now = Micros.toInstant(Micros.of(clock.instant()));
        Set<String> matching = live.matching(Set.of(published), customer, now).orElseThrow(Missing::customer);
        boolean isMember = matching.contains(audience.id());
        return new Answer(
                number,
                audience.id(),
                isMember,
                isMember ? memberships.check(audience.id(), number).flatMap(Answer::since) : Optional.empty(),
                published.version(),
                now,
                Answer.Mode.LIVE,
                false,
                freshness.next(audience));
    }

    /** The published version, if it can still be evaluated. */
    PublishedAudience evaluable(String id) {
        PublishedAudience published = audiences.findPublished(id).orElseThrow(() -> Missing.published(id));
        if (!published.problems().isEmpty()) {
            throw new ApiProblem(
                    ProblemType.CONDITION_OUTDATED,
                    "What the condition of audience \"" + id
                            + "\" names has changed since it was published; correct it");
        }
        return published;
    }
}
