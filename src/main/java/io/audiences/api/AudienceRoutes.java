package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.audience.Audience;
import io.audiences.audience.AudienceFilter;
import io.audiences.audience.AudienceState;
import io.audiences.audience.Audiences;
import io.audiences.audience.Dependent;
import io.audiences.audience.Submission;
import io.audiences.condition.Members;
import io.audiences.condition.Problem;
import io.audiences.condition.Problems;
import io.audiences.database.Page;
import io.audiences.membership.Memberships;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions of audiences. A key that is restricted to brands sees only audiences for these alone. */
final class AudienceRoutes {
    private static final int SHOWN_RUNS = 5;

    private final Audiences audiences;
    private final Memberships memberships;
    private final AudienceViews views;
    private final ConditionWarnings warnings;

    AudienceRoutes(Audiences audiences, Memberships memberships, AudienceViews views, ConditionWarnings warnings) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.views = views;
        this.warnings = warnings;
    }

    private record Upcoming(List<Instant> next) {}

    void create(Context context) {
        created(context, audiences.create(definition(context), who(context), BrandAccess.of(context)::allows));
    }

    private void created(Context context, Submission submission) {
        Audience audience = accepted(submission);
        context.status(HttpStatus.CREATED).header(Header.LOCATION, "/v1/audiences/" + audience.id());
        answerWithWarnings(context, audience);
    }

    private void answerWithWarnings(Context context, Audience audience) {
        views.answer(context, audience, warnings.addTo(views.view(audience), audience));
    }

    /** A page may be shorter than asked for, where the key does not see all. */
    void list(Context context) {
        Paging paging = Paging.of(context);
        AudienceFilter filter = new AudienceFilter(
                Query.find(context, "brand"),
                Query.find(context, "tag"),
                Query.find(context, "state", AudienceState.class),
                Query.find(context, "text"));
        BrandAccess access = BrandAccess.of(context);
        Page<Audience> page = audiences.list(filter, paging.cursor(), paging.limit());
        List<ObjectNode> items = page.items().stream()
                .filter(audience -> access.allows(audience.definition()))
                .map(views::view)
                .toList();
        context.json(new ListView<>(items, page.nextCursor()));
    }

    void get(Context context) {
        views.answer(context, audience(context));
    }

    void update(Context context) {
        Audience before = audience(context);
        int version = EntityTag.required(context);
        Submission submission = audiences.update(
                before.id(), definition(context), version, who(context), BrandAccess.of(context)::allows);
        answerWithWarnings(context, accepted(submission));
    }

    void archive(Context context) {
        views.answer(context, audiences.archive(audience(context).id(), who(context)));
    }

    void restore(Context context) {
        views.answer(context, accepted(audiences.restore(audience(context).id(), who(context))));
    }

    /** Takes {@code {"id"?, "name"?}}. */
    void copy(Context context) {
        Audience original = audience(context);
        Problems problems = new Problems();
        Optional<Members> given = Bodies.find(context)
                .flatMap(json -> Members.of(json, "", "an object with id or name, or nothing", problems));
        given.ifPresent(members -> members.refuseOthers(List.of("id", "name")));
        if (!problems.list().isEmpty()) {
            throw ApiProblem.invalidInput(problems.list());
        }
        if (given.isEmpty() || given.get().json().isEmpty()) {
            created(
                    context,
                    audiences.copy(
                            original.id(),
                            Optional.empty(),
                            Optional.empty(),
                            who(context),
                            BrandAccess.of(context)::allows));
        } else {
            ObjectNode definition = original.definition().json();
            definition.setAll((ObjectNode) given.get().json());
            created(context, audiences.create(definition, who(context), BrandAccess.of(context)::allows));
        }
    }

    /** Whoever depends on the audience, the nearest first; as far as the key can see the way there. */
    void dependents(Context context) {
        BrandAccess access = BrandAccess.of(context);
        String id = audience(context).id();
        Map<String, DependentView> seen = new LinkedHashMap<>();
        for (Dependent dependent : audiences.dependents(id)) {
            Audience audience = dependent.audience();
            DependentView via = seen.get(dependent.via());
            if (access.allows(audience.definition())
                    && (via != null || dependent.via().equals(id))) {
                seen.put(audience.id(), DependentView.of(dependent, via == null ? 1 : via.depth() + 1));
            }
        }
        context.json(ListView.whole(List.copyOf(seen.values())));
    }

    void delete(Context context) {
        audiences.delete(audience(context).id());
        memberships.refresh();
        context.status(HttpStatus.NO_CONTENT);
    }

    void versions(Context context) {
        Paging paging = Paging.of(context);
        context.json(ListView.of(audiences
                .versions(audience(context).id(), paging.cursor(), paging.limit())
                .map(AudienceViews::view)));
    }

    void version(Context context) {
        int version = context.pathParamAsClass("version", Integer.class)
                .getOrThrow(errors -> new ApiProblem(ProblemType.UNKNOWN_VERSION, "Versions are numbers from 1"));
        context.json(AudienceViews.view(audiences.version(audience(context).id(), version)));
    }

    void schedule(Context context) {
        Freshness freshness = views.freshness(audience(context));
        List<Instant> next = new ArrayList<>();
        Optional<Instant> due = freshness.next();
        while (due.isPresent() && next.size() < SHOWN_RUNS) {
            next.add(due.get());
            due = freshness.next(due.get());
        }
        context.json(new Upcoming(next));
    }

    private Audience audience(Context context) {
        return BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
    }

    private static JsonNode definition(Context context) {
        JsonNode json = Bodies.json(context);
        List<Problem> problems = BrandAccess.of(context).checkBrands(json, true);
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidInput(problems);
        }
        return json;
    }

    static Audience accepted(Submission submission) {
        return submission.audience().orElseThrow(() -> ApiProblem.invalidInput(submission.problems()));
    }

    static String who(Context context) {
        return Authentication.key(context).name();
    }
}
