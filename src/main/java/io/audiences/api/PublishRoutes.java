package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.audience.Audience;
import io.audiences.audience.AudienceDefinition;
import io.audiences.audience.Audiences;
import io.audiences.audience.VersionConflict;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Conditions;
import io.audiences.condition.Members;
import io.audiences.condition.Problem;
import io.audiences.condition.Problems;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.lint.Warning;
import io.audiences.customer.Catalogue;
import io.audiences.membership.Cause;
import io.audiences.recalculation.Recalculations;
import io.audiences.recalculation.Run;
import io.audiences.rules.Legend;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** From a definition to the rule that runs: checking, compiling, publishing. */
final class PublishRoutes {
    private final Audiences audiences;
    private final Catalogue catalogue;
    private final RuleCompiler compiler;
    private final Recalculations recalculations;
    private final AudienceViews views;
    private final ConditionWarnings warnings;

    PublishRoutes(
            Audiences audiences,
            Catalogue catalogue,
            RuleCompiler compiler,
            Recalculations recalculations,
            AudienceViews views,
            ConditionWarnings warnings) {
        this.audiences = audiences;
        this.catalogue = catalogue;
        this.compiler = compiler;
        this.recalculations = recalculations;
        this.views = views;
        this.warnings = warnings;
    }

    private record Validation(List<Problem> errors, List<Warning> warnings) {}

    private record RuleView(String audience, int version, String drl, List<Legend.Entry> legend) {}

    /** Compiles first, so that what does not compile leaves everything as it was; then calculates at once. */
    void publish(Context context) {
        if (Query.isTrue(context, "dryRun")) {
            throw ApiProblem.notSupported("dryRun");
        }
        Audience before = audience(context);
        EntityTag.find(context).filter(wanted -> wanted != before.version()).ifPresent(wanted -> {
            throw new VersionConflict(before.id(), wanted, before.version());
        });
        compile(before.definition());
        Audience audience = AudienceRoutes.accepted(audiences.publish(before.id(), AudienceRoutes.who(context)));
        Run run = recalculations.request(List.of(audience.id()), Cause.PUBLISH);
        context.status(HttpStatus.ACCEPTED).header(Header.LOCATION, RunRoutes.location(run));
        views.answer(
                context,
                audience,
                warnings.addTo(views.view(audience), audience).put("run", run.id()));
    }

    /** The rule of the published version, which is what runs, or else of the draft. */
    void drl(Context context) {
        Audience audience = audience(context);
        int version = audience.publishedVersion().orElse(audience.version());
        AudienceDefinition definition = version == audience.version()
                ? audience.definition()
                : audiences.version(audience.id(), version).definition();
        Rule rule = compile(definition);
        List<Legend.Entry> legend = rule.legend().entries();
        if (Accepts.chosen(context).equals(Accepts.TEXT)) {
            context.contentType(Accepts.TEXT + ";charset=utf-8").result(text(rule.drl(), legend));
        } else {
            context.json(new RuleView(audience.id(), version, rule.drl(), legend));
        }
    }

    /** The rule as a file that still compiles: JSON on one line cannot leave its comment. */
    private static String text(String drl, List<Legend.Entry> legend) {
        StringBuilder text = new StringBuilder(drl);
        for (Legend.Entry entry : legend) {
            text.append("// %s %d: %s\n".formatted(entry.name(), entry.number(), Json.write(entry.meaning())));
        }
        return text.toString();
    }

    private Rule compile(AudienceDefinition definition) {
        Reading reading = read(definition.condition(), brands -> true);
        if (!reading.isSound()) {
            throw ApiProblem.invalidInput(reading.problems().stream()
                    .map(problem -> problem.under("/condition"))
                    .toList());
        }
        ScopedCondition criteria =
                new ScopedCondition(reading.condition(), definition.brands(), audiences.zone(definition));
        return compiler.compile(criteria, catalogue.vocabulary());
    }

    void validate(Context context) {
        Problems problems = new Problems();
        List<Warning> sound = new ArrayList<>();
        Optional<Members> members = Members.of(Bodies.json(context), "", "an object with a condition", problems);
        members.ifPresent(found -> {
            found.refuseOthers(List.of("condition"));
            Reading reading = read(found.value("condition"), BrandAccess.of(context)::allows);
            reading.problems().forEach(problem -> problems.add(problem.under("/condition")));
            sound.addAll(reading.isSound() ? warnings.of(reading.condition()) : List.of());
        });
        context.json(new Validation(problems.list(), sound));
    }

    /** Reads a condition, which may name the audiences whose brands pass. */
    private Reading read(JsonNode condition, Predicate<BrandScope> visible) {
        Vocabulary known = audiences.vocabulary(visible);
        Reading reading = Conditions.parse(condition, known);
        if (reading.isSound()) {
            return reading;
        }
        // another server may have learned a name that this one does not know yet
        Vocabulary refreshed = catalogue.refreshed();
        return Conditions.parse(condition, refreshed.withAudiences(known.audiences()));
    }

    private Audience audience(Context context) {
        return BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
    }
}
