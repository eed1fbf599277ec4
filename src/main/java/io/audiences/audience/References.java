package io.audiences.audience;

import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Shown;
import io.audiences.condition.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rules about audiences that name each other, by what their latest or their published version says: a circle never
 * closes, what is named is not archived, and what a published version names is published. All of it happens behind one lock,
 * so that two changes that are each right cannot be wrong together.
 */
final class References {
    private static final String CONDITION = "/condition";

    private final ReferenceStore references = new ReferenceStore();
    private final AudienceStore audiences;

    References(AudienceStore audiences) {
        this.audiences = audiences;
    }

    /** To be called before any audience is locked. */
    void lock(Handle transaction) {
        references.lock(transaction);
    }

    /**
     * What keeps the definition from being the latest of the audience.
     *
     * @param known the audiences that are not archived, as far as whoever asks may know
     */
    List<Problem> check(Handle transaction, String id, AudienceDefinition definition, Set<String> known) {
        SortedMap<String, String> named = NamedAudiences.in(definition.condition());
        Problems problems = new Problems();
        if (!named.isEmpty()) {
            AudienceGraph graph = references.graph(transaction);
            named.forEach((name, pointer) -> {
                if (!known.contains(name) && !name.equals(id)) {
                    problems.add(CONDITION + pointer, Code.UNKNOWN_AUDIENCE, unknown(name, known));
                } else {
                    graph.path(name, id)
                            .ifPresent(path -> problems.add(CONDITION + pointer, Code.CYCLE, circle(id, path, known)));
                }
            });
        }
        return problems.list();
    }

    private static String circle(String id, List<String> path, Set<String> known) {
        return path.stream()
                .map(step -> step.equals(id) || known.contains(step) ? step : "…")
                .collect(Collectors.joining(
                        " → ", "expected no audience that depends on this one, got the circle " + id + " → ", ""));
    }

    private static String unknown(String name, Set<String> known) {
        return "expected the id of an audience that is not archived, got " + Shown.name(name)
                + Spelling.hint(name, known);
    }

    /** What keeps the definition from being the published one: audiences named that are not published. */
    List<Problem> checkPublished(Handle transaction, AudienceDefinition definition) {
        SortedMap<String, String> named = NamedAudiences.in(definition.condition());
        Map<String, AudienceState> states = audiences.states(transaction, named.keySet());
        Problems problems = new Problems();
        named.forEach((name, pointer) -> {
            AudienceState state = states.get(name);
            if (state == null) {
                problems.add(CONDITION + pointer, Code.UNKNOWN_AUDIENCE, unknown(name, Set.of()));
            } else if (state != AudienceState.PUBLISHED) {
                problems.add(
                        CONDITION + pointer,
                        Code.VALUE_OUT_OF_RANGE,
                        "expected a published audience, got " + Shown.name(name) + ", which is "
                                + (state == AudienceState.DRAFT ? "a draft; publish" : "archived; restore")
                                + " it first");
            }
        });
        return problems.list();
    }

    /** Notes what a version that was stored names. */
    void write(Handle transaction, Audience audience, boolean isPublishing) {
        references.writeLatest(
                transaction,
                audience.id(),
                NamedAudiences.in(audience.definition().condition()).keySet());
        if (isPublishing) {
            references.publishLatest(transaction, audience.id());
        }
    }

    /** Throws {@link AudienceInUse} while others that are not archived name the audience. */
    void requireUnused(Handle transaction, String id) {
        List<Audience> dependents = references.graph(transaction).namers(id).stream()
                .flatMap(dependent -> audiences.find(transaction, dependent).stream())
                .toList();
        if (!dependents.isEmpty()) {
            throw new AudienceInUse(id, dependents);
        }
    }

    void delete(Handle transaction, String id) {
        references.delete(transaction, id);
    }

    /** Whoever depends on the audience, directly or through others, the nearest first. */
    List<Dependent> dependents(Handle handle, String id) {
        return references.graph(handle).dependents(id).entrySet().stream()
                .flatMap(entry -> audiences.find(handle, entry.getKey()).stream()
                        .map(audience -> new Dependent(audience, entry.getValue())))
                .toList();
    }
}
