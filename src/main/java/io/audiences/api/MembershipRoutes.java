package io.audiences.api;

import io.audiences.audience.Audience;
import io.audiences.audience.Audiences;
import io.audiences.customer.CustomerNumbers;
import io.audiences.database.Page;
import io.audiences.membership.Answer;
import io.audiences.membership.AudienceHistoryEntry;
import io.audiences.membership.Cause;
import io.audiences.membership.MembershipChange;
import io.audiences.membership.Memberships;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who belongs to which audience, and since when. */
final class MembershipRoutes {
    private final Audiences audiences;
    private final Memberships memberships;
    private final CustomerNumbers numbers;
    private final MembershipAnswers answers;

    MembershipRoutes(Audiences audiences, Memberships memberships, CustomerNumbers numbers, MembershipAnswers answers) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.numbers = numbers;
        this.answers = answers;
    }

    private record AudienceChange(
            Instant at, String run, int version, Cause cause, long entered, long exited, long size) {
        static AudienceChange of(AudienceHistoryEntry entry) {
            return new AudienceChange(
                    entry.at(),
                    entry.run(),
                    entry.version(),
                    entry.cause(),
                    entry.entered(),
                    entry.exited(),
                    entry.size());
        }
    }

    private record CustomerChange(
            String audience, String customer, MembershipChange.Kind change, Instant at, int version, String run) {}

    void check(Context context) {
        refuseUnsupported(context);
        Answer.Mode mode = Query.find(context, "mode", Answer.Mode.class).orElse(Answer.Mode.STORED);
        Audience audience = audience(context);
        String customer = context.pathParam("customer");
        int number = number(customer);
        context.json(answers.about(audience, mode).apply(customer, number));
    }

    private static void refuseUnsupported(Context context) {
        if (Query.isTrue(context, "why")) {
            throw ApiProblem.notSupported("why");
        }
        if (Query.find(context, "asOf").isPresent()) {
            throw ApiProblem.notSupported("asOf");
        }
    }

    /** Every published audience that the customer is in. */
    void audiencesOf(Context context) {
        BrandAccess access = BrandAccess.of(context);
        String customer = context.pathParam("id");
        int number = number(customer);
        Set<String> published = new HashSet<>(audiences.publishedIds());
        List<AnswerView> items = memberships.audiencesOf(number).stream()
                .filter(published::contains)
                .flatMap(id -> audiences.find(id).stream())
                .filter(audience -> access.allows(audience.definition()))
                .map(audience -> answers.about(audience, Answer.Mode.STORED).apply(customer, number))
                .toList();
        context.json(ListView.whole(items));
    }

    void historyOfAudience(Context context) {
        Paging paging = Paging.of(context);
        Page<AudienceHistoryEntry> page = memberships.history(audience(context).id(), paging.cursor(), paging.limit());
        context.json(ListView.of(page.map(AudienceChange::of)));
    }

    /** A page may be shorter than asked for, where the key does not see all audiences. */
    void historyOfCustomer(Context context) {
        BrandAccess access = BrandAccess.of(context);
        Paging paging = Paging.of(context);
        String customer = context.pathParam("id");
        Page<MembershipChange> page = memberships.history(number(customer), paging.cursor(), paging.limit());
        List<CustomerChange> items = page.items().stream()
                .filter(change -> isVisible(change.audience(), access))
                .map(change -> new CustomerChange(
                        change.audience(), customer, change.change(), change.at(), change.version(), change.run()))
                .toList();
        context.json(new ListView<>(items, page.nextCursor()));
    }

    private boolean isVisible(String audience, BrandAccess access) {
        return !access.isRestricted()
                || audiences
                        .find(audience)
                        .filter(found -> access.allows(found.definition()))
                        .isPresent();
    }

    private Audience audience(Context context) {
        return BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
    }

    private int number(String customer) {
        Optional<Integer> number = numbers.find(customer);
        return number.orElseThrow(Missing::customer);
    }
}
