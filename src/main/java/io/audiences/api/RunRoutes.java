package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.audience.Audience;
import io.audiences.audience.AudienceState;
import io.audiences.audience.Audiences;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Shown;
import io.audiences.database.Page;
import io.audiences.membership.Cause;
import io.audiences.recalculation.Recalculations;
import io.audiences.recalculation.Run;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** Recalculations and their ledger. A key that is restricted to brands sees the runs of audiences that it sees. */
final class RunRoutes {
    private final Audiences audiences;
    private final Recalculations recalculations;

    RunRoutes(Audiences audiences, Recalculations recalculations) {
        this.audiences = audiences;
        this.recalculations = recalculations;
    }

    static String location(Run run) {
        return "/v1/recalculations/" + run.id();
    }

    void startOne(Context context) {
        Audience audience = BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
        if (audience.state() != AudienceState.PUBLISHED) {
            throw Missing.published(audience.id());
        }
        start(context, List.of(audience.id()));
    }

    /** Takes {@code {"audiences": ["vip"]}} or {@code {"audiences": "all"}}. */
    void startSome(Context context) {
        BrandAccess access = BrandAccess.of(context);
        Problems problems = new Problems();
        List<String> ids = Members.of(Bodies.json(context), "", "an object with audiences", problems)
                .map(members -> audiences(members, access))
                .orElse(List.of());
        if (!problems.list().isEmpty()) {
            throw ApiProblem.invalidInput(problems.list());
        }
        start(context, ids);
    }

    private List<String> audiences(Members members, BrandAccess access) {
        members.refuseOthers(List.of("audiences"));
        JsonNode given = members.value("audiences");
        if (given.isTextual() && given.textValue().equals("all")) {
            return audiences.publishedIds().stream()
                    .filter(id -> isVisible(id, access))
                    .toList();
        }
        List<String> ids = TextList.read(members, "audiences");
        for (int i = 0; i < ids.size() && !members.problems().isFull(); i++) {
            check(ids.get(i), members.at("audiences") + "/" + i, access, members.problems());
        }
        return ids;
    }

    private void check(String id, String pointer, BrandAccess access, Problems problems) {
        Optional<Audience> audience = audiences.find(id).filter(found -> access.allows(found.definition()));
        if (audience.isEmpty()) {
            problems.add(pointer, Code.UNKNOWN_AUDIENCE, "expected a known audience, got " + Shown.name(id));
        } else if (audience.get().state() != AudienceState.PUBLISHED) {
            problems.add(
                    pointer,
                    Code.VALUE_OUT_OF_RANGE,
                    "expected a published audience, got one that is "
                            + audience.get().state().word());
        }
    }

    private void start(Context context, List<String> ids) {
        Run run = recalculations.request(ids, Cause.MANUAL);
        context.status(HttpStatus.ACCEPTED)
                .header(Header.LOCATION, location(run))
                .json(RunView.of(run));
    }

    /** Newest first; a page may be shorter than asked for, where the key does not see all. */
    void list(Context context) {
        BrandAccess access = BrandAccess.of(context);
        Paging paging = Paging.of(context);
        Page<Run> page = recalculations.list(paging.limit(), paging.cursor());
        List<RunView> items = page.items().stream()
                .filter(run -> isVisible(run, access))
                .map(RunView::of)
                .toList();
        context.json(new ListView<>(items, page.nextCursor()));
    }

    void get(Context context) {
        Run run = run(context);
        context.json(RunView.of(run).with(recalculations.thresholds(run.id())));
    }

    /** Answers with the run as it is now: one that was over before stays as it ended. */
    void cancel(Context context) {
        Run run = run(context);
        recalculations.cancel(run.id());
        context.json(RunView.of(recalculations.get(run.id())));
    }

    private Run run(Context context) {
        BrandAccess access = BrandAccess.of(context);
        return recalculations
                .find(context.pathParam("run"))
                .filter(run -> isVisible(run, access))
                .orElseThrow(() -> new ApiProblem(ProblemType.UNKNOWN_RUN, "There is no run with this id"));
    }

    private boolean isVisible(Run run, BrandAccess access) {
        return run.audienceIds().stream().allMatch(id -> isVisible(id, access));
    }

    private boolean isVisible(String audience, BrandAccess access) {
        return !access.isRestricted()
                || audiences
                        .find(audience)
                        .filter(found -> access.allows(found.definition()))
                        .isPresent();
    }
}
