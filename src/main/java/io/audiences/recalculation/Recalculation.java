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
import io.audiences.rules.TraitFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run computes: looks up and compiles its audiences, evaluates them in one pass, and commits the members of all that
 * did not fail. An audience that fails keeps its members, and so does every one that names it.
 */
final class Recalculation {
    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);

    private final Audiences audiences;
    private final Supplier<Vocabulary> vocabulary;
    private final RuleCompiler compiler;
    private final Pass pass;
    private final Memberships memberships;
    private final ThresholdStore thresholds = new ThresholdStore();

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

    /**
     * What is to be evaluated.
     *
     * @param rules of the audiences that are ready, each after those that it names
     * @param others who is in the audiences named that are not in the run
     * @param failed audiences that failed already
     */
    record Prepared(Map<PublishedAudience, Rule> rules, Map<String, IntPredicate> others, List<AudienceResult> failed) {
        Plan plan() {
            return Plan.of(rules, others);
        }
    }

    /** What was found, ready to be committed. */
    record Found(Prepared prepared, Pass.Result result) {}

    Prepared prepare(List<String> ids) {
        Map<PublishedAudience, Rule> compiled = new LinkedHashMap<>();
        List<AudienceResult> failed = new ArrayList<>();
        Vocabulary names = vocabulary.get();
        Map<String, Supplier<PublishedAudience>> published = audiences.findPublished(ids);
        for (String id : ids) {
            prepare(id, Optional.ofNullable(published.get(id)), names, compiled).ifPresent(failed::add);
        }
        return settle(compiled, failed);
    }

    /** Adds the audience's rule to {@code compiled}, or tells why it has none. */
    private Optional<AudienceResult> prepare(
            String id,
            Optional<Supplier<PublishedAudience>> published,
            Vocabulary names,
            Map<PublishedAudience, Rule> compiled) {
        int version = 0;
        try {
            if (published.isEmpty()) {
                return Optional.of(AudienceResult.failed(id, version, Failure.notPublished(id)));
            }
            PublishedAudience audience = published.get().get();
            version = audience.version();
            if (!audience.problems().isEmpty()) {
                String problems = audience.problems().stream()
                        .map(Recalculation::describe)
                        .collect(Collectors.joining("; "));
                return Optional.of(AudienceResult.failed(id, version, Failure.invalid(problems)));
            }
            compiled.put(audience, compiler.compile(audience.criteria(), names));
            return Optional.empty();
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            // one broken audience must not stop the others
            LOG.error("Audience {} version {} cannot be compiled", id, version, e);
            return Optional.of(AudienceResult.failed(id, version, Failure.notCompiled(e)));
        }
    }

    /** Puts the audiences in order, and lets those fail that name what is not known. */
    private Prepared settle(Map<PublishedAudience, Rule> compiled, List<AudienceResult> failed) {
        Map<String, IntPredicate> others = others(compiled.keySet());
        Outcomes outcomes = new Outcomes(failed);
        Map<PublishedAudience, Rule> rules = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(others.keySet());
        Plan.layers(compiled.keySet()).stream().flatMap(List::stream).forEach(audience -> {
            Optional<Failure> failure = outcomes.inherited(audience).or(() -> neverCalculated(audience, known));
            if (failure.isPresent()) {
                outcomes.add(AudienceResult.failed(audience.id(), audience.version(), failure.get()));
            } else {
                known.add(audience.id());
                rules.put(audience, compiled.get(audience));
            }
        });
        return new Prepared(rules, others, outcomes.results());
    }

    /** The members, as they are now, of the audiences named that are not in the run. */
    private Map<String, IntPredicate> others(Set<PublishedAudience> inRun) {
        Set<String> named = new TreeSet<>();
        inRun.forEach(audience -> named.addAll(audience.named()));
        inRun.forEach(audience -> named.remove(audience.id()));
        if (named.isEmpty()) {
            return Map.of();
        }
        memberships.refresh();
        return memberships.membersOf(named);
    }

    private static Optional<Failure> neverCalculated(PublishedAudience audience, Set<String> known) {
        return audience.named().stream()
                .filter(named -> !known.contains(named))
                .findFirst()
                .map(Failure::dependencyNotCalculated);
    }

    private static String describe(Problem problem) {
        return problem.pointer() + " " + problem.detail();
    }

    Found evaluate(Prepared prepared, Instant asOf, Watch watch, Progress progress) {
        return new Found(prepared, pass.evaluate(prepared.plan(), asOf, watch, progress));
    }

    /**
     * Writes the members of every audience that did not fail; all of them or, if the transaction fails, none. Where an
     * audience turns out to be superseded or no longer published, what was found of those that name it is dropped too: it
     * would stand beside members that it does not agree with.
     */
    List<AudienceResult> commit(Handle transaction, Found found, String run, Cause cause, Instant asOf) {
        Map<PublishedAudience, Rule> rules = found.prepared().rules();
        Set<String> published = new HashSet<>();
        rules.keySet().stream()
                .map(PublishedAudience::id)
                .sorted()
                .filter(id -> audiences.holdPublishedVersion(transaction, id).isPresent())
                .forEach(published::add);
        thresholds.insert(transaction, run, found.result().thresholds(), asOf);
        Outcomes outcomes = new Outcomes(found.prepared().failed());
        rules.forEach((audience, rule) -> {
            Optional<Failure> failure =
                    outcomes.inherited(audience).or(() -> failure(found.result(), audience, rule, published));
            outcomes.add(
                    failure.isPresent()
                            ? AudienceResult.failed(audience.id(), audience.version(), failure.get())
                            : commit(transaction, calculation(found.result(), audience, rule, run, cause, asOf)));
        });
        return outcomes.results();
    }

    /** The trace of a failed trait, which many audiences may share, is told once by {@link Evaluation}. */
    private static void tell(PublishedAudience audience, RuntimeException thrown) {
        if (thrown instanceof TraitFailed) {
            LOG.error("Audience {} version {}: {}", audience.id(), audience.version(), thrown.getMessage());
        } else {
            LOG.error("Audience {} version {} cannot be evaluated", audience.id(), audience.version(), thrown);
        }
    }

    private static Optional<Failure> failure(
            Pass.Result result, PublishedAudience audience, Rule rule, Set<String> published) {
        RuntimeException thrown = result.failures().get(rule.number());
        if (thrown != null) {
            tell(audience, thrown);
            return Optional.of(Failure.notEvaluated(thrown));
        }
        return published.contains(audience.id()) ? Optional.empty() : Optional.of(Failure.notPublished(audience.id()));
    }

    private static Calculation calculation(
            Pass.Result result, PublishedAudience audience, Rule rule, String run, Cause cause, Instant asOf) {
        RoaringBitmap members = result.matches().getOrDefault(rule.number(), new RoaringBitmap());
        return new Calculation(audience.id(), audience.version(), run, asOf, cause, members);
    }

    private AudienceResult commit(Handle transaction, Calculation calculation) {
        Committed committed = memberships.commit(transaction, calculation);
        if (committed.outcome() == Committed.Outcome.SUPERSEDED) {
            return AudienceResult.failed(calculation.audience(), calculation.version(), Failure.superseded());
        }
        return new AudienceResult(
                calculation.audience(),
                calculation.version(),
                RunState.SUCCEEDED,
                committed.size(),
                committed.entered(),
                committed.exited(),
                Optional.empty());
    }
}
