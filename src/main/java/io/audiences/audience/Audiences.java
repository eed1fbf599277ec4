package io.audiences.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.text.ConditionText;
import io.audiences.condition.text.Position;
import io.audiences.database.Cursor;
import io.audiences.database.Database;
import io.audiences.database.Page;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The definitions of audiences. Every edit is a new version; what is calculated is the version last published. Mistakes in
 * a definition come back as problems, everything else that keeps a change from being made is an exception. {@code who} is
 * the name of whoever makes a change.
 */
public final class Audiences {
    private final AudienceStore store = new AudienceStore();
    private final References references = new References(store);
    private final Publications publications;
    private final Database database;
    private final Supplier<Vocabulary> vocabulary;
    private final Supplier<Map<String, Optional<ZoneId>>> brands;
    private final ZoneId serverZone;
    private final List<DeletionHook> deletionHooks;
    private final InstantSource clock;

    /**
     * @param brands the known brands with their time zones
     * @param serverZone of audiences whose zone follows neither from their schedule nor from their brand
     */
    public Audiences(
            Database database,
            Supplier<Vocabulary> vocabulary,
            Supplier<Map<String, Optional<ZoneId>>> brands,
            ZoneId serverZone,
            List<DeletionHook> deletionHooks,
            InstantSource clock) {
        this.database = database;
        this.vocabulary = vocabulary;
        this.brands = brands;
        this.serverZone = serverZone;
        this.deletionHooks = List.copyOf(deletionHooks);
        this.clock = clock;
        this.publications = new Publications(store, database, this::criteria);
    }

    /** Makes a draft of a new audience; one without an id gets one made from its name. */
    public Submission create(JsonNode json, String who) {
        return create(json, who, Audiences::everything);
    }

    /**
     * Makes a draft of a new audience.
     *
     * @param visible decides by an audience's brands whether there is one, as far as the author may know
     */
    public Submission create(JsonNode json, String who, Predicate<BrandScope> visible) {
        return database.inTransaction(transaction -> {
            references.lock(transaction);
            Vocabulary names = vocabulary(visible);
            DefinitionReader.Definition read = DefinitionReader.read(
                    json, withItself(names, json), brands.get().keySet(), false);
            return read.definition()
                    .map(definition -> insert(transaction, read.id(), definition, who, names.audiences()))
                    .map(submission -> placed(submission, json))
                    .orElseGet(() -> Submission.rejected(read.problems().list()));
        });
    }

    private static Submission placed(Submission submission, JsonNode json) {
        return new Submission(
                submission.audience(),
                submission.problems().stream()
                        .map(problem -> placed(problem, json))
                        .toList());
    }

    /** A problem of the stored condition, at the text that the condition was handed in as. */
    private static Problem placed(Problem problem, JsonNode json) {
        if (!json.hasNonNull("conditionText") || !problem.pointer().startsWith("/condition/")) {
            return problem;
        }
        String inCondition = problem.pointer().substring("/condition".length());
        Position position = ConditionText.read(json.path("conditionText").asText())
                .positions()
                .at(inCondition);
        return new Problem("/conditionText", problem.code(), problem.detail()).at(position.line(), position.column());
    }

    /** An audience that names itself is a circle, rather than unknown. */
    private static Vocabulary withItself(Vocabulary names, JsonNode json) {
        Set<String> audiences = new HashSet<>(names.audiences());
        audiences.add(json.path("id").asText());
        return names.withAudiences(audiences);
    }

    /**
     * Makes a draft of a new audience with the latest definition of another.
     *
     * @param visible decides by an audience's brands whether there is one, as far as the author may know
     */
    public Submission copy(
            String id, Optional<String> newId, Optional<String> newName, String who, Predicate<BrandScope> visible) {
        return database.inTransaction(transaction -> {
            references.lock(transaction);
            AudienceDefinition definition = get(id).definition();
            String name = newName.orElseGet(() -> copied(definition.name()));
            return insert(
                    transaction,
                    newId,
                    definition.named(name),
                    who,
                    vocabulary(visible).audiences());
        });
    }

    private static String copied(String name) {
        String suffix = " (copy)";
        int room = DefinitionReader.NAME_LENGTH - suffix.length();
        int kept = name.offsetByCodePoints(0, Math.min(room, name.codePointCount(0, name.length())));
        return name.substring(0, kept) + suffix;
    }

    private Submission insert(
            Handle transaction, Optional<String> id, AudienceDefinition definition, String who, Set<String> known) {
        String chosen = id.orElseGet(() -> freeId(transaction, definition.name()));
        if (store.exists(transaction, chosen)) {
            throw new AudienceExists(chosen);
        }
        List<Problem> problems = references.check(transaction, chosen, definition, known);
        if (!problems.isEmpty()) {
            return Submission.rejected(problems);
        }
        Audience audience = Audience.draft(chosen, definition, clock.instant(), who);
        store.insert(transaction, audience);
        references.write(transaction, audience, false);
        return Submission.accepted(audience);
    }

    private String freeId(Handle transaction, String name) {
        int attempt = 1;
        while (store.exists(transaction, AudienceId.of(name, attempt))) {
            attempt++;
        }
        return AudienceId.of(name, attempt);
    }

    public Audience get(String id) {
        return find(id).orElseThrow(() -> new UnknownAudience(id));
    }

    public Optional<Audience> find(String id) {
        return database.read(handle -> store.find(handle, id));
    }

    /** A part of the audiences in the order of their ids. */
    public Page<Audience> list(AudienceFilter filter, Optional<String> cursor, int limit) {
        String after = cursor.map(text -> Cursor.read(text, 1).get(0)).orElse("");
        List<Audience> found = database.read(handle -> store.list(handle, filter, after, limit + 1));
        return Page.of(found, limit, last -> Cursor.write(last.id()));
    }

    /** Adds a version; throws {@link VersionConflict} unless the latest is still the expected one. */
    public Submission update(String id, JsonNode json, int expectedVersion, String who) {
        return update(id, json, expectedVersion, who, Audiences::everything);
    }

    /**
     * Adds a version; throws {@link VersionConflict} unless the latest is still the expected one.
     *
     * @param visible decides by an audience's brands whether there is one, as far as the author may know
     */
    public Submission update(String id, JsonNode json, int expectedVersion, String who, Predicate<BrandScope> visible) {
        return change(id, (transaction, audience) -> {
            requireEditable(audience);
            if (audience.version() != expectedVersion) {
                throw new VersionConflict(id, expectedVersion, audience.version());
            }
            Vocabulary names = vocabulary(visible);
            DefinitionReader.Definition read =
                    DefinitionReader.read(json, names, brands.get().keySet(), true);
            Problems problems = read.problems();
            if (read.id().isPresent() && !read.id().get().equals(id)) {
                problems.add(
                        "/id", Code.VALUE_OUT_OF_RANGE, "expected the audience's own id, which never changes, or none");
            }
            read.definition()
                    .ifPresent(definition -> references
                            .check(transaction, id, definition, names.audiences())
                            .forEach(problem -> problems.add(placed(problem, json))));
            return read.definition()
                    .filter(definition -> problems.list().isEmpty())
                    .map(definition -> Submission.accepted(audience.edited(definition, clock.instant(), who)))
                    .orElseGet(() -> Submission.rejected(problems.list()));
        });
    }

    /** Makes the latest version the published one, if it still checks and all that it names is published. */
    public Submission publish(String id, String who) {
        return change(id, (transaction, audience) -> {
            requireEditable(audience);
            List<Problem> problems = check(audience.definition());
            return submission(
                    problems.isEmpty() ? references.checkPublished(transaction, audience.definition()) : problems,
                    () -> audience.published(clock.instant(), who));
        });
    }

    /** Takes the audience out of use, unless others name it; its members stay as they are. */
    public Audience archive(String id, String who) {
        return change(id, (transaction, audience) -> {
                    references.requireUnused(transaction, id);
                    return Submission.accepted(audience.archived(clock.instant(), who));
                })
                .audience()
                .orElseThrow();
    }

    /**
     * Undoes archiving, if what the audience names has not been archived or deleted meanwhile: an audience that was published
     * is published again, though nothing was calculated meanwhile.
     */
    public Submission restore(String id, String who) {
        return change(id, (transaction, audience) -> {
            Audience restored = audience.restored(clock.instant(), who);
            List<Problem> problems = new ArrayList<>(references.check(
                    transaction, id, restored.definition(), vocabulary().audiences()));
            if (problems.isEmpty() && restored.state() == AudienceState.PUBLISHED) {
                int published = restored.publishedVersion().orElseThrow();
                problems.addAll(references.checkPublished(
                        transaction, version(id, published).definition()));
            }
            return submission(problems, () -> restored);
        });
    }

    private static Submission submission(List<Problem> problems, Supplier<Audience> audience) {
        return problems.isEmpty() ? Submission.accepted(audience.get()) : Submission.rejected(problems);
    }

    private Submission change(String id, BiFunction<Handle, Audience, Submission> change) {
        return database.inTransaction(transaction -> {
            references.lock(transaction);
            Audience before = store.lock(transaction, id).orElseThrow(() -> new UnknownAudience(id));
            Submission submission = change.apply(transaction, before);
            submission.audience().filter(after -> !after.equals(before)).ifPresent(after -> {
                boolean isPublishing = after.isPublishedSince(before);
                store.update(transaction, after);
                if (after.version() > before.version()) {
                    store.insertVersion(transaction, after);
                }
                if (isPublishing) {
                    store.markPublished(transaction, id, after.version(), after.changedAt(), after.changedBy());
                }
                references.write(transaction, after, isPublishing);
            });
            return submission;
        });
    }

    private static boolean everything(BrandScope scope) {
        return true;
    }

    private static void requireEditable(Audience audience) {
        if (audience.state() == AudienceState.ARCHIVED) {
            throw new AudienceArchived(audience.id());
        }
    }

    /** Deletes the audience with all its versions, and what the hooks keep about it, unless others name it. */
    public void delete(String id) {
        database.useTransaction(transaction -> {
            references.lock(transaction);
            if (store.lock(transaction, id).isEmpty()) {
                throw new UnknownAudience(id);
            }
            references.requireUnused(transaction, id);
            store.delete(transaction, id);
            references.delete(transaction, id);
            deletionHooks.forEach(hook -> hook.delete(transaction, id));
        });
    }

    /** A part of an audience's versions, newest first. */
    public Page<AudienceVersion> versions(String id, Optional<String> cursor, int limit) {
        int before = cursor.map(text -> (int) Cursor.number(Cursor.read(text, 1).get(0)))
                .orElse(Integer.MAX_VALUE);
        get(id);
        List<AudienceVersion> found = database.read(handle -> store.versions(handle, id, before, limit + 1));
        return Page.of(found, limit, last -> Cursor.write(Integer.toString(last.version())));
    }

    public AudienceVersion version(String id, int version) {
        get(id);
        return database.read(handle -> store.versions(handle, id, version + 1, 1)).stream()
                .filter(found -> found.version() == version)
                .findFirst()
                .orElseThrow(() -> new UnknownVersion(id, version));
    }

    /** Whoever's members depend on the audience, directly or through others, the nearest first. */
    public List<Dependent> dependents(String id) {
        return database.read(handle -> references.dependents(handle, id));
    }

    /** Every published audience, in the order of the ids, checked against the catalogue of now. */
    public List<PublishedAudience> published() {
        return publications.list();
    }

    public Optional<PublishedAudience> findPublished(String id) {
        return Optional.ofNullable(publications.find(List.of(id)).get(id)).map(Supplier::get);
    }

    /** Those of the audiences that are published, all as of one moment, each read when asked for, since it may be damaged. */
    public Map<String, Supplier<PublishedAudience>> findPublished(Collection<String> ids) {
        return publications.find(ids);
    }

    /** Those of the audiences that are published, and all that they name, directly or through others, as of one moment. */
    public Map<String, PublishedAudience> findPublishedWithNamed(Collection<String> ids) {
        return publications.findWithNamed(ids);
    }

    /** The ids of every published audience, in order. */
    public List<String> publishedIds() {
        return database.read(store::publishedIds);
    }

    /**
     * The published version, empty when the audience is no longer published; nobody changes it until the transaction ends.
     * A run asks before it commits members. Several audiences are asked for in the order of their ids.
     */
    public Optional<Integer> holdPublishedVersion(Handle transaction, String id) {
        return store.holdPublishedVersion(transaction, id);
    }

    /** What conditions may name now: the catalogue, and every audience that is not archived. */
    public Vocabulary vocabulary() {
        return vocabulary(Audiences::everything);
    }

    /** What conditions may name now, of the audiences only those whose brands pass. */
    public Vocabulary vocabulary(Predicate<BrandScope> visible) {
        return vocabulary
                .get()
                .withAudiences(database.read(store::usable).entrySet().stream()
                        .filter(audience -> visible.test(audience.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** The zone that a definition's days and its schedule are in. */
    public ZoneId zone(AudienceDefinition definition) {
        return criteria().zone(definition);
    }

    private List<Problem> check(AudienceDefinition definition) {
        return DefinitionReader.read(
                        definition.json(), vocabulary(), brands.get().keySet(), false)
                .problems()
                .list();
    }

    private Criteria criteria() {
        return new Criteria(vocabulary.get(), brands.get(), serverZone);
    }
}
