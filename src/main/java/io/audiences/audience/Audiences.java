package io.audiences.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Vocabulary;
import io.audiences.database.Cursor;
import io.audiences.database.Database;
import io.audiences.database.Page;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The definitions of audiences. Every edit is a new version; what is calculated is the version last published. Mistakes in
 * a definition come back as problems, everything else that keeps a change from being made is an exception. {@code who} is
 * the name of whoever makes a change.
 */
public final class Audiences {
    private final AudienceStore store = new AudienceStore();
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
    }

    /** Makes a draft of a new audience; one without an id gets one made from its name. */
    public Submission create(JsonNode json, String who) {
        DefinitionReader.Definition read =
                DefinitionReader.read(json, vocabulary.get(), brands.get().keySet(), false);
        return read.definition()
                .map(definition -> Submission.accepted(insert(read.id(), definition, who)))
                .orElseGet(() -> Submission.rejected(read.problems().list()));
    }

    /** Makes a draft of a new audience with the latest definition of another. */
    public Audience copy(String id, Optional<String> newId, Optional<String> newName, String who) {
        AudienceDefinition definition = get(id).definition();
        return insert(newId, definition.named(newName.orElseGet(() -> copied(definition.name()))), who);
    }

    private static String copied(String name) {
        String suffix = " (copy)";
        int room = DefinitionReader.NAME_LENGTH - suffix.length();
        int kept = name.offsetByCodePoints(0, Math.min(room, name.codePointCount(0, name.length())));
        return name.substring(0, kept) + suffix;
    }

    private Audience insert(Optional<String> id, AudienceDefinition definition, String who) {
        return database.inTransaction(transaction -> {
            String chosen = id.orElseGet(() -> freeId(transaction, definition.name()));
            if (store.exists(transaction, chosen)) {
                throw new AudienceExists(chosen);
            }
            Audience audience = Audience.draft(chosen, definition, clock.instant(), who);
            store.insert(transaction, audience);
            return audience;
        });
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
        DefinitionReader.Definition read =
                DefinitionReader.read(json, vocabulary.get(), brands.get().keySet(), true);
        Problems problems = read.problems();
        if (read.id().isPresent() && !read.id().get().equals(id)) {
            problems.add(
                    "/id", Code.VALUE_OUT_OF_RANGE, "expected the audience's own id, which never changes, or none");
        }
        return change(id, audience -> {
            requireEditable(audience);
            if (audience.version() != expectedVersion) {
                throw new VersionConflict(id, expectedVersion, audience.version());
            }
            return read.definition()
                    .filter(definition -> problems.list().isEmpty())
                    .map(definition -> Submission.accepted(audience.edited(definition, clock.instant(), who)))
                    .orElseGet(() -> Submission.rejected(problems.list()));
        });
    }

    /** Makes the latest version the published one, if it still checks. */
    public Submission publish(String id, String who) {
        return change(id, audience -> {
            requireEditable(audience);
            List<Problem> problems = check(audience.definition());
            return problems.isEmpty()
                    ? Submission.accepted(audience.published(clock.instant(), who))
                    : Submission.rejected(problems);
        });
    }

    /** Takes the audience out of use; its members stay as they are. */
    public Audience archive(String id, String who) {
        return move(id, audience -> audience.archived(clock.instant(), who));
    }

    /** Undoes archiving: an audience that was published is published again, though nothing was calculated meanwhile. */
    public Audience restore(String id, String who) {
        return move(id, audience -> audience.restored(clock.instant(), who));
    }

    private Audience move(String id, Function<Audience, Audience> change) {
        return change(id, audience -> Submission.accepted(change.apply(audience)))
                .audience()
                .orElseThrow();
    }

    private Submission change(String id, Function<Audience, Submission> change) {
        return database.inTransaction(transaction -> {
            Audience before = store.lock(transaction, id).orElseThrow(() -> new UnknownAudience(id));
            Submission submission = change.apply(before);
            submission.audience().filter(after -> !after.equals(before)).ifPresent(after -> {
                store.update(transaction, after);
                if (after.version() > before.version()) {
                    store.insertVersion(transaction, after);
                }
                if (after.isPublishedSince(before)) {
                    store.markPublished(transaction, id, after.version(), after.changedAt(), after.changedBy());
                }
            });
            return submission;
        });
    }

    private static void requireEditable(Audience audience) {
        if (audience.state() == AudienceState.ARCHIVED) {
            throw new AudienceArchived(audience.id());
        }
    }

    /** Deletes the audience with all its versions, and what the hooks keep about it. */
    public void delete(String id) {
        database.useTransaction(transaction -> {
            if (store.lock(transaction, id).isEmpty()) {
                throw new UnknownAudience(id);
            }
            store.delete(transaction, id);
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

    /** Every published audience, in the order of the ids, checked against the catalogue of now. */
    public List<PublishedAudience> published() {
        Criteria criteria = criteria();
        return database.read(store::published).stream().map(criteria::of).toList();
    }

    public Optional<PublishedAudience> findPublished(String id) {
        return database.read(handle -> store.findPublished(handle, id)).map(criteria()::of);
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
        return vocabulary.get().withAudiences(Set.copyOf(database.read(store::usableIds)));
    }

    /** The zone that a definition's days and its schedule are in. */
    public ZoneId zone(AudienceDefinition definition) {
        return criteria().zone(definition);
    }

    private List<Problem> check(AudienceDefinition definition) {
        return DefinitionReader.read(
                        definition.json(), vocabulary.get(), brands.get().keySet(), false)
                .problems()
                .list();
    }

    private Criteria criteria() {
        return new Criteria(vocabulary.get(), brands.get(), serverZone);
    }
}
