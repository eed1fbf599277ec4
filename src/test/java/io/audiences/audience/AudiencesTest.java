package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.Problem;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.database.Database;
import io.audiences.database.InvalidCursor;
import io.audiences.database.Page;
import io.audiences.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudiencesTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final String EVERYONE = "'condition': {'all': []}";
    private static final String ADULTS = "'condition': {'attribute': 'age', 'operator': 'at_least', 'value': 18}";
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private final Database database = DATABASE;
    private final Map<String, ValueType> attributes = new HashMap<>(Map.of("age", ValueType.NUMBER));
    private final Map<String, Optional<ZoneId>> brands =
            new HashMap<>(Map.of("acme", Optional.of(BOGOTA), "globex", Optional.empty()));
    private final List<String> deleted = new ArrayList<>();
    private Instant now = START;
    private final Audiences audiences = new Audiences(
            database,
            () -> new Vocabulary(attributes, Map.of()),
            () -> brands,
            ZoneOffset.UTC,
            List.of((transaction, audience) -> deleted.add(audience)),
            () -> now);

    @AfterEach
    void clear() {
        database.useTransaction(handle -> {
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

    private Audience create(String members) {
        return audiences.create(json("{" + members + "}"), "ana").audience().orElseThrow();
    }

    private Audience update(String id, int version, String members) {
        return audiences
                .update(id, json("{" + members + "}"), version, "ben")
                .audience()
                .orElseThrow();
    }

    private Audience restore(String id) {
        return audiences.restore(id, "cy").audience().orElseThrow();
    }

    private List<String> ids(AudienceFilter filter) {
        return audiences.list(filter, Optional.empty(), 100).items().stream()
                .map(Audience::id)
                .toList();
    }

    @Test
    void createsADraft() {
        Audience created = create("'id': 'vip', 'name': 'VIP', " + ADULTS);

        assertThat(created.id()).isEqualTo("vip");
        assertThat(created.state()).isEqualTo(AudienceState.DRAFT);
        assertThat(created.version()).isEqualTo(1);
        assertThat(created.publishedVersion()).isEmpty();
        assertThat(created.createdBy()).isEqualTo("ana");
        assertThat(created.createdAt()).isEqualTo(START);
        assertThat(audiences.get("vip")).isEqualTo(created);
        assertThat(audiences.published()).isEmpty();
    }

    @Test
    void makesIdsFromNames() {
        assertThat(create("'name': 'Big Spenders', " + EVERYONE).id()).isEqualTo("big-spenders");
        assertThat(create("'name': 'Big spenders!', " + EVERYONE).id()).isEqualTo("big-spenders-2");
    }

    @Test
    void refusesAnIdThatIsTaken() {
        create("'id': 'vip', 'name': 'VIP', " + EVERYONE);

        assertThatThrownBy(() -> create("'id': 'vip', 'name': 'Other', " + EVERYONE))
                .isInstanceOf(AudienceExists.class);
        create("'id': 'VIP', 'name': 'Other', " + EVERYONE);
    }

    @Test
    void keepsNothingOfADefinitionWithProblems() {
        Submission submission = audiences.create(json("{'id': 'vip', 'brands': ['acne']}"), "ana");

        assertThat(submission.audience()).isEmpty();
        assertThat(submission.problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/name", "/brands/0", "/condition");
        assertThat(audiences.find("vip")).isEmpty();
        assertThatThrownBy(() -> audiences.get("vip")).isInstanceOf(UnknownAudience.class);
    }

    @Test
    void keepsEveryVersionWithWhoAndWhen() {
        create("'id': 'vip', 'name': 'One', " + EVERYONE);
        now = START.plusSeconds(60);
        Audience second = update("vip", 1, "'name': 'Two', " + ADULTS);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.changedBy()).isEqualTo("ben");
        assertThat(second.createdBy()).isEqualTo("ana");
        Page<AudienceVersion> newest = audiences.versions("vip", Optional.empty(), 1);
        assertThat(newest.items()).extracting(AudienceVersion::version).containsExactly(2);
        assertThat(newest.items().get(0).createdBy()).isEqualTo("ben");
        assertThat(newest.items().get(0).createdAt()).isEqualTo(now);
        assertThat(audiences.versions("vip", newest.nextCursor(), 1).items())
                .extracting(version -> version.definition().name())
                .containsExactly("One");
        assertThat(audiences.version("vip", 1).definition().name()).isEqualTo("One");
        assertThatThrownBy(() -> audiences.version("vip", 3)).isInstanceOf(UnknownVersion.class);
        assertThatThrownBy(() -> audiences.version("no", 1)).isInstanceOf(UnknownAudience.class);
    }

    @Test
    void refusesAnEditOfAnOldVersion() {
        create("'id': 'vip', 'name': 'One', " + EVERYONE);
        update("vip", 1, "'name': 'Two', " + EVERYONE);

        assertThatThrownBy(() -> update("vip", 1, "'name': 'Three', " + EVERYONE))
                .isInstanceOf(VersionConflict.class)
                .hasMessageContaining("version 2");
        assertThat(audiences.get("vip").definition().name()).isEqualTo("Two");
    }

    @Test
    void refusesToChangeAnId() {
        create("'id': 'vip', 'name': 'One', " + EVERYONE);

        assertThat(audiences
                        .update("vip", json("{'id': 'other', 'name': 'One', " + EVERYONE + "}"), 1, "ben")
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/id");
    }

    @Test
    void goesOnWithThePublishedVersionWhileTheDraftIsEdited() {
        create("'id': 'vip', 'name': 'One', 'brands': ['acme'], " + EVERYONE);
        audiences.publish("vip", "cy");
        Audience edited = update("vip", 1, "'name': 'Two', 'brands': ['globex'], " + EVERYONE);

        assertThat(edited.state()).isEqualTo(AudienceState.PUBLISHED);
        assertThat(edited.publishedVersion()).contains(1);
        PublishedAudience expected = new PublishedAudience(
                "vip", 1, new ScopedCondition(Condition.EVERYONE, new BrandScope(List.of("acme")), BOGOTA));
        assertThat(audiences.published()).containsExactly(expected);
        assertThat(audiences.findPublished("vip")).contains(expected);
        assertThat(audiences.publishedIds()).containsExactly("vip");

        assertThat(audiences.publish("vip", "cy").audience().orElseThrow().publishedVersion())
                .contains(2);
        assertThat(audiences.findPublished("vip").orElseThrow().criteria().zone())
                .isEqualTo(ZoneOffset.UTC);
        assertThat(audiences.version("vip", 2).publishedBy()).contains("cy");
    }

    @Test
    void takesTheZoneFromTheScheduleThenTheOnlyBrandThenTheServer() {
        String scheduled = "'schedule': {'frequency': 'never', 'zone': 'Asia/Tokyo'}, ";
        assertThat(zone("'brands': ['acme'], " + scheduled)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(zone("'brands': ['acme'], ")).isEqualTo(BOGOTA);
        assertThat(zone("'brands': ['acme', 'globex'], ")).isEqualTo(ZoneOffset.UTC);
        assertThat(zone("")).isEqualTo(ZoneOffset.UTC);
    }

    private ZoneId zone(String members) {
        return audiences.zone(create("'name': 'x', " + members + EVERYONE).definition());
    }

    @Test
    void checksAgainAtPublishing() {
        create("'id': 'vip', 'name': 'VIP', 'brands': ['acme'], " + ADULTS);
        attributes.clear();
        brands.clear();

        Submission submission = audiences.publish("vip", "cy");

        assertThat(submission.audience()).isEmpty();
        assertThat(submission.problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/brands/0", "/condition/attribute");
        assertThat(audiences.get("vip").state()).isEqualTo(AudienceState.DRAFT);
    }

    @Test
    void listsWhatNoLongerChecks() {
        create("'id': 'broken', 'name': 'VIP', " + ADULTS);
        create("'id': 'sound', 'name': 'All', " + EVERYONE);
        audiences.publish("broken", "cy");
        audiences.publish("sound", "cy");
        attributes.clear();

        assertThat(ids(AudienceFilter.NONE)).containsExactly("broken", "sound");
        assertThat(audiences.published())
                .extracting(published -> published.problems().size())
                .containsExactly(1, 0);
    }

    @Test
    void archivesAndRestores() {
        create("'id': 'live', 'name': 'x', " + EVERYONE);
        create("'id': 'draft', 'name': 'x', " + EVERYONE);
        audiences.publish("live", "cy");

        assertThat(audiences.archive("live", "cy").state()).isEqualTo(AudienceState.ARCHIVED);
        assertThat(audiences.archive("live", "cy").state()).isEqualTo(AudienceState.ARCHIVED);
        assertThat(audiences.published()).isEmpty();
        assertThat(audiences.findPublished("live")).isEmpty();
        assertThatThrownBy(() -> audiences.publish("live", "cy")).isInstanceOf(AudienceArchived.class);
        assertThatThrownBy(() -> update("live", 1, "'name': 'y', " + EVERYONE)).isInstanceOf(AudienceArchived.class);
        assertThat(restore("live").state()).isEqualTo(AudienceState.PUBLISHED);
        assertThat(audiences.publishedIds()).containsExactly("live");

        audiences.archive("draft", "cy");
        assertThat(restore("draft").state()).isEqualTo(AudienceState.DRAFT);
    }

    @Test
    void copiesTheLatestDefinition() {
        create("'id': 'vip', 'name': 'VIP', 'tags': ['top'], " + ADULTS);
        audiences.publish("vip", "cy");

        Audience copy = audiences
                .copy("vip", Optional.empty(), Optional.empty(), "dan", brands -> true)
                .audience()
                .orElseThrow();

        assertThat(copy.id()).isEqualTo("vip-copy");
        assertThat(copy.state()).isEqualTo(AudienceState.DRAFT);
        assertThat(copy.definition())
                .isEqualTo(audiences.get("vip").definition().named("VIP (copy)"));
        assertThat(audiences.get("vip-copy")).isEqualTo(copy);
    }

    @Test
    void deletesWithAllVersions() {
        create("'id': 'vip', 'name': 'VIP', " + EVERYONE);
        audiences.delete("vip");

        assertThat(audiences.find("vip")).isEmpty();
        assertThat(deleted).containsExactly("vip");
        assertThatThrownBy(() -> audiences.delete("vip")).isInstanceOf(UnknownAudience.class);
        assertThat(create("'id': 'vip', 'name': 'New', " + EVERYONE).version()).isEqualTo(1);
    }

    @Test
    void filtersLists() {
        create("'id': 'a', 'name': 'Señor López', 'brands': ['acme'], 'tags': ['top'], " + EVERYONE);
        create("'id': 'b', 'name': 'x', 'description': '100% wool', 'brands': ['globex'], 'tags': ['topmost'], "
                + EVERYONE);
        create("'id': 'c', 'name': 'y', " + EVERYONE);
        audiences.publish("c", "cy");

        assertThat(ids(filter("brand", "acme"))).containsExactly("a", "c");
        assertThat(ids(filter("tag", "top"))).containsExactly("a");
        assertThat(ids(filter("state", "published"))).containsExactly("c");
        assertThat(ids(filter("text", "lópez"))).containsExactly("a");
        assertThat(ids(filter("text", "0% W"))).containsExactly("b");
        assertThat(ids(filter("text", "C"))).containsExactly("c");
        assertThat(ids(filter("tag", "\"'\\"))).isEmpty();
    }

    private static AudienceFilter filter(String by, String value) {
        return new AudienceFilter(
                Optional.of(value).filter(v -> by.equals("brand")),
                Optional.of(value).filter(v -> by.equals("tag")),
                Optional.of(value).filter(v -> by.equals("state")).map(v -> AudienceState.PUBLISHED),
                Optional.of(value).filter(v -> by.equals("text")));
    }

    @Test
    void listsByPage() {
        for (String id : List.of("c", "a", "b")) {
            create("'id': '" + id + "', 'name': 'x', " + EVERYONE);
        }
        Page<Audience> first = audiences.list(AudienceFilter.NONE, Optional.empty(), 2);
        Page<Audience> second = audiences.list(AudienceFilter.NONE, first.nextCursor(), 2);

        assertThat(first.items()).extracting(Audience::id).containsExactly("a", "b");
        assertThat(second.items()).extracting(Audience::id).containsExactly("c");
        assertThat(second.nextCursor()).isEmpty();
        assertThatThrownBy(() -> audiences.list(AudienceFilter.NONE, Optional.of("!"), 2))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void holdsThePublishedVersionForARun() {
        create("'id': 'vip', 'name': 'x', " + EVERYONE);
        Optional<Integer> draft = database.inTransaction(handle -> audiences.holdPublishedVersion(handle, "vip"));
        audiences.publish("vip", "cy");
        Optional<Integer> published = database.inTransaction(handle -> audiences.holdPublishedVersion(handle, "vip"));

        assertThat(draft).isEmpty();
        assertThat(published).contains(1);
    }
}
