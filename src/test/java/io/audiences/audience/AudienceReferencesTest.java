package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Vocabulary;
import io.audiences.database.Database;
import io.audiences.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudienceReferencesTest {
    private static final Database DATABASE = TestDatabase.fresh();

    private final Audiences audiences = new Audiences(
            DATABASE,
            () -> new Vocabulary(Map.of(), Map.of()),
            () -> Map.of("acme", Optional.empty(), "globex", Optional.empty()),
            ZoneOffset.UTC,
            List.of(),
            () -> Instant.parse("2026-11-23T08:00:00Z"));

    @AfterEach
    void clear() {
        DATABASE.useTransaction(handle -> {
            handle.execute("DELETE FROM audience_references");
            handle.execute("DELETE FROM audience_versions");
            handle.execute("DELETE FROM audiences");
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A definition whose condition names these audiences, each inside two nodes. */
    private static JsonNode naming(String... named) {
        return Arrays.stream(named)
                .map("{'not': {'audience': '%s', 'operator': 'in'}}"::formatted)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), all -> json("{'name': 'x', 'condition': {'all': [" + all + "]}}")));
    }

    private Submission create(String id, String... named) {
        JsonNode definition = naming(named);
        ((ObjectNode) definition).put("id", id);
        return audiences.create(definition, "ana");
    }

    private void draft(String id, String... named) {
        assertThat(create(id, named).problems()).isEmpty();
    }

    private void published(String id, String... named) {
        draft(id, named);
        assertThat(audiences.publish(id, "ana").problems()).isEmpty();
    }

    private Submission edit(String id, String... named) {
        return audiences.update(id, naming(named), audiences.get(id).version(), "ben");
    }

    private static Problem only(Submission submission) {
        assertThat(submission.audience()).isEmpty();
        assertThat(submission.problems()).hasSize(1);
        return submission.problems().get(0);
    }

    @Test
    void tellsTheWholeWayRoundACircle() {
        draft("c");
        draft("b", "c");
        draft("a", "b");
        draft("other");
        Problem problem = only(edit("c", "other", "a"));
        assertThat(problem.code()).isEqualTo(Code.CYCLE);
        assertThat(problem.pointer()).isEqualTo("/condition/all/1/not/audience");
        assertThat(problem.detail()).endsWith("got the circle c → a → b → c");
        assertThat(audiences.get("c").version()).isEqualTo(1);
    }

    @Test
    void refusesAnAudienceThatNamesItself() {
        assertThat(only(create("a", "a")).detail()).endsWith("a → a");
        draft("a");
        Problem problem = only(edit("a", "a"));
        assertThat(problem.code()).isEqualTo(Code.CYCLE);
        assertThat(problem.detail()).endsWith("got the circle a → a");
    }

    @Test
    void aPublishedVersionCountsWhileTheDraftHasMovedOn() {
        published("b");
        published("a", "b");
        assertThat(edit("a").problems()).isEmpty();
        assertThat(only(edit("b", "a")).detail()).endsWith("b → a → b");
        audiences.publish("a", "ana");
        assertThat(edit("b", "a").problems()).isEmpty();
        assertThat(only(edit("a", "b")).code()).isEqualTo(Code.CYCLE);
    }

    @Test
    void refusesToNameWhatIsNotThereOrArchived() {
        draft("gold");
        draft("gone");
        audiences.archive("gone", "ana");
        Problem problem = only(create("a", "goldd"));
        assertThat(problem.code()).isEqualTo(Code.UNKNOWN_AUDIENCE);
        assertThat(problem.pointer()).isEqualTo("/condition/all/0/not/audience");
        assertThat(problem.detail()).endsWith("did you mean \"gold\"?");
        assertThat(only(create("a", "gone")).code()).isEqualTo(Code.UNKNOWN_AUDIENCE);
        draft("a", "gold");
        assertThat(only(edit("a", "gone")).code()).isEqualTo(Code.UNKNOWN_AUDIENCE);
    }

    @Test
    void whoMayNotSeeAnAudienceCannotNameIt() {
        assertThat(audiences
                        .create(json("{'id':'acme','name':'x','brands':['acme'],'condition':{'all':[]}}"), "ana")
                        .problems())
                .isEmpty();
        draft("secret");
        draft("acmee");
        Submission submission = audiences.create(
                naming("acme", "secret", "acmee"),
                "ben",
                scope -> scope.brands().equals(List.of("acme")));
        assertThat(submission.problems())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("/condition/all/1/not/audience", Code.UNKNOWN_AUDIENCE),
                        tuple("/condition/all/2/not/audience", Code.UNKNOWN_AUDIENCE));
        draft("open", "secret");
        assertThat(audiences
                        .copy("open", Optional.empty(), Optional.empty(), "ben", scope -> !scope.isAll())
                        .problems())
                .extracting(Problem::code)
                .containsExactly(Code.UNKNOWN_AUDIENCE);
    }

    @Test
    void hidesOnACircleWhatTheAuthorMayNotSee() {
        String acme = "{%s'name':'x','brands':['acme'],'condition':{'audience':'%s','operator':'in'}}";
        assertThat(audiences
                        .create(json("{'id':'end','name':'x','brands':['acme'],'condition':{'all':[]}}"), "ana")
                        .problems())
                .isEmpty();
        draft("secret", "end");
        assertThat(audiences
                        .create(json(acme.formatted("'id':'begin',", "secret")), "ana")
                        .problems())
                .isEmpty();
        Problem problem =
                only(audiences.update("end", json(acme.formatted("", "begin")), 1, "ben", scope -> !scope.isAll()));
        assertThat(problem.detail()).endsWith("end → begin → … → end");
    }

    @Test
    void publishesOnlyWhatNamesPublishedAudiences() {
        draft("b");
        draft("a", "b");
        Problem problem = only(audiences.publish("a", "ana"));
        assertThat(problem.pointer()).isEqualTo("/condition/all/0/not/audience");
        assertThat(problem.detail())
                .isEqualTo("expected a published audience, got \"b\", which is a draft; publish it first");
        audiences.publish("b", "ana");
        assertThat(audiences.publish("a", "ana").problems()).isEmpty();
        assertThat(audiences.findPublished("a").orElseThrow().named()).containsExactly("b");
    }

    @Test
    void neitherArchivesNorDeletesWhatOthersName() {
        published("b");
        published("a", "b");
        assertThatThrownBy(() -> audiences.archive("b", "ana"))
                .isInstanceOfSatisfying(
                        AudienceInUse.class,
                        e -> assertThat(e.dependents()).extracting(Audience::id).containsExactly("a"));
        assertThatThrownBy(() -> audiences.delete("b")).isInstanceOf(AudienceInUse.class);
        edit("a");
        assertThatThrownBy(() -> audiences.delete("b"))
                .as("the published version still names it")
                .isInstanceOf(AudienceInUse.class);
        audiences.publish("a", "ana");
        audiences.delete("b");
        assertThat(audiences.find("b")).isEmpty();
    }

    @Test
    void theArchivedHoldNothingBackAndAreCheckedWhenTheyReturn() {
        published("b");
        published("a", "b");
        audiences.archive("a", "ana");
        audiences.archive("b", "ana");
        assertThat(only(audiences.restore("a", "ana")).code()).isEqualTo(Code.UNKNOWN_AUDIENCE);
        assertThat(audiences.get("a").state()).isEqualTo(AudienceState.ARCHIVED);
        assertThat(audiences.restore("b", "ana").problems()).isEmpty();
        assertThat(audiences.restore("a", "ana").problems()).isEmpty();
        audiences.archive("a", "ana");
        edit("b");
        audiences.delete("b");
        draft("b");
        assertThat(only(audiences.restore("a", "ana")).detail()).contains("a draft; publish it first");
        audiences.delete("a");
        audiences.delete("b");
    }

    @Test
    void listsDependentsNearestFirst() {
        draft("x");
        draft("b", "x");
        draft("a", "x", "b");
        draft("far", "b");
        draft("gone", "x");
        draft("unrelated");
        audiences.archive("gone", "ana");
        assertThat(audiences.dependents("x"))
                .extracting(dependent -> dependent.audience().id(), Dependent::via)
                .containsExactly(tuple("a", "x"), tuple("b", "x"), tuple("far", "b"));
        assertThat(audiences.dependents("far")).isEmpty();
        audiences.delete("far");
        assertThat(audiences.dependents("b"))
                .extracting(dependent -> dependent.audience().id())
                .containsExactly("a");
    }

    @Test
    void copiesWhatIsNamed() {
        draft("b");
        draft("a", "b");
        assertThat(audiences
                        .copy("a", Optional.of("a2"), Optional.empty(), "ana", scope -> true)
                        .problems())
                .isEmpty();
        audiences.archive("a", "ana");
        assertThatThrownBy(() -> audiences.archive("b", "ana")).isInstanceOf(AudienceInUse.class);
        audiences.delete("a2");
        audiences.archive("b", "ana");
        assertThat(only(audiences.copy("a", Optional.empty(), Optional.empty(), "ana", scope -> true))
                        .code())
                .isEqualTo(Code.UNKNOWN_AUDIENCE);
    }

    @Test
    void answersWithEverythingThatIsNamed() {
        published("c");
        published("b", "c");
        published("a", "b", "c");
        published("other");
        assertThat(audiences.findPublishedWithNamed(List.of("a"))).containsOnlyKeys("a", "b", "c");
        assertThat(audiences.findPublishedWithNamed(List.of("c", "nobody"))).containsOnlyKeys("c");
    }

    @Test
    void aNameThatVanishedAllTheSameIsAProblem() {
        published("b");
        published("a", "b");
        DATABASE.useTransaction(handle -> handle.execute("DELETE FROM audiences WHERE id = 'b'"));
        assertThat(audiences.findPublished("a").orElseThrow().problems())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("/condition/all/0/not/audience", Code.UNKNOWN_AUDIENCE));
    }

    @Test
    void editsAtOnceNeverCloseACircleTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 20; round++) {
                List<String> ids = List.of("a" + round, "b" + round, "c" + round);
                ids.forEach(this::draft);
                CyclicBarrier start = new CyclicBarrier(ids.size());
                List<Future<Submission>> edits = threads.invokeAll(ids.stream()
                        .<Callable<Submission>>map(id -> () -> {
                            start.await();
                            return edit(id, ids.get((ids.indexOf(id) + 1) % ids.size()));
                        })
                        .toList());
                int refused = 0;
                for (Future<Submission> edit : edits) {
                    refused += edit.get().problems().size();
                }
                assertThat(refused).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void namingAndTakingAwayAtOnceNeverLeaveADanglingName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                String named = "named" + round;
                String naming = "naming" + round;
                draft(named);
                draft(naming);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> edited = threads.submit(() -> {
                    start.await();
                    return edit(naming, named).problems().isEmpty();
                });
                Future<Boolean> archived = threads.submit(() -> {
                    start.await();
                    try {
                        return audiences.archive(named, "ana").state() == AudienceState.ARCHIVED;
                    } catch (AudienceInUse e) {
                        return false;
                    }
                });
                assertThat(edited.get()).isNotEqualTo(archived.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
