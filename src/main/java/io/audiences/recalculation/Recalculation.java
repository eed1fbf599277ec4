package io.audiences.recalculation;

import io.audiences.audience.Audiences;
import io.audiences.audience.PublishedAudience;
import io.audiences.condition.Problem;
import io.audiences.condition.Vocabulary;
import io.audiences.database.DatabaseUnavailable;
import io.audiences.membership.Calculation;
import io.audiences.membership.Cause;
import io.audiences.membership.Committed;
import io.audiences.membership.Memberships;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run computes: looks up and compiles its audiences, evaluates them in one pass, and commits the members of all that
 * did not fail. An audience that fails keeps its members.
 */
final class Recalculation {
    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);

    private final Audiences audiences;
    private final Supplier<Vocabulary> vocabulary;
    private final RuleCompiler compiler;
    private final Pass pass;
    private final Memberships memberships;

    Recalculation(
            Audiences audiences,
            Supplier<Vocabulary> vocabulary,
            RuleCompiler compiler,
            Pass pass,
            Memberships memberships) {
        this.audiences = audiences;
        this.vocabulary = vocabulary;
        this.compiler = compiler;
        this.pass = pass;
        this.memberships = memberships;
    }

    /** Audiences ready to be evaluated, with their rules, and those that failed already. */
    record Prepared(Map<PublishedAudience, Rule> rules, List<AudienceResult> failed) {}

    /** What was found, ready to be committed. */
    record Found(Prepared prepared, Pass.Result result) {}

    Prepared prepare(List<String> ids) {
        Map<PublishedAudience, Rule> rules = new LinkedHashMap<>();
        List<AudienceResult> failed = new ArrayList<>();
        Vocabulary names = vocabulary.get();
        for (String id : ids) {
            prepare(id, names, rules).ifPresent(failed::add);
        }
        return new Prepared(rules, failed);
    }

    /** Adds the audience's rule to {@code rules}, or tells why it has none. */
    private Optional<AudienceResult> prepare(String id, Vocabulary names, Map<PublishedAudience, Rule> rules) {
        int version = 0;
        try {
            Optional<PublishedAudience> published = audiences.findPublished(id);
            if (published.isEmpty()) {
                return Optional.of(AudienceResult.failed(id, version, Failure.notPublished(id)));
            }
            PublishedAudience audience = published.get();
            version = audience.version();
            if (!audience.problems().isEmpty()) {
                String problems = audience.problems().stream()
                        .map(Recalculation::describe)
                        .collect(Collectors.joining("; "));
                return Optional.of(AudienceResult.failed(id, version, Failure.invalid(problems)));
            }
            rules.put(audience, compiler.compile(audience.criteria(), names));
            return Optional.empty();
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            // one broken audience must not stop the others
            LOG.error("Audience {} version {} cannot be compiled", id, version, e);
            return Optional.of(AudienceResult.failed(id, version, Failure.notCompiled(e)));
        }
    }

    private static String describe(Problem problem) {
        return problem.pointer() + " " + problem.detail();
    }

    Found evaluate(Prepared prepared, Instant asOf, Watch watch, Progress progress) {
        return new Found(prepared, pass.evaluate(List.copyOf(prepared.rules().values()), asOf, watch, progress));
    }

    /** Writes the members of every audience that did not fail; all of them or, if the transaction fails, none. */
    List<AudienceResult> commit(Handle transaction, Found found, String run, Cause cause, Instant asOf) {
        List<AudienceResult> results = new ArrayList<>(found.prepared().failed());
        found.prepared()
                .rules()
                .forEach((audience, rule) ->
                        results.add(commit(transaction, found.result(), audience, rule, run, cause, asOf)));
        return results;
    }

    private AudienceResult commit(
            Handle transaction,
            Pass.Result result,
            PublishedAudience audience,
            Rule rule,
            String run,
            Cause cause,
            Instant asOf) {
        RuntimeException failure = result.failures().get(rule.number());
        if (failure != null) {
            LOG.error("Audience {} version {} cannot be evaluated", audience.id(), audience.version(), failure);
            return AudienceResult.failed(audience.id(), audience.version(), Failure.notEvaluated(failure));
        }
        if (audiences.holdPublishedVersion(transaction, audience.id()).isEmpty()) {
            return AudienceResult.failed(audience.id(), audience.version(), Failure.notPublished(audience.id()));
        }
        RoaringBitmap members = result.matches().getOrDefault(rule.number(), new RoaringBitmap());
        Committed committed = memberships.commit(
                transaction, new Calculation(audience.id(), audience.version(), run, asOf, cause, members));
        if (committed.outcome() == Committed.Outcome.SUPERSEDED) {
            return AudienceResult.failed(audience.id(), audience.version(), Failure.superseded());
        }
        return new AudienceResult(
                audience.id(),
                audience.version(),
                RunState.SUCCEEDED,
                committed.size(),
                committed.entered(),
                committed.exited(),
                Optional.empty());
    }
}
