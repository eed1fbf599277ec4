package io.audiences.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.audience.PublishedAudience;
import io.audiences.client.CallFailed;
import io.audiences.client.ServerClient;
import io.audiences.condition.Problem;
import io.audiences.database.DatabaseSettings;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Cause;
import io.audiences.recalculation.AudienceResult;
import io.audiences.recalculation.Run;
import io.audiences.recalculation.RunState;
import io.audiences.rules.InvalidTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own trait files, through restarts of a whole server. */
class OwnTraitsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String KEY = "a-key-for-own-traits";
    private static final String FAN = """
            package traits;
            import io.audiences.rules.Subject;
            rule "fan" @trait( "trait.fan" ) @type( "boolean" )
            when
                $c : Subject( $visits : whole( "count(VISIT)" ) )
            then
                $c.set( $visits >= 2 );
            end
            """;

    @TempDir
    private Path folder = Path.of("");

    private final DatabaseSettings database = TestDatabase.freshSettings();

    private Server start() {
        Server server = Server.open(
                new Settings(
                        "127.0.0.1",
                        0,
                        folder.resolve("data"),
                        Optional.of(database),
                        4,
                        ZoneOffset.UTC,
                        Optional.of(folder.resolve("traits")),
                        1,
                        Optional.empty(),
                        Optional.of(KEY)),
                InstantSource.fixed(NOW));
        assertThat(server.begun()).succeedsWithin(java.time.Duration.ofSeconds(60));
        return server;
    }

    private void write(String drl) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("traits")).resolve("fan.drl"), drl);
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static AudienceResult run(Services services) {
        Run run = services.recalculations().run(List.of("fans"), Cause.MANUAL, (phase, done, total) -> {});
        return run.audiences().get(0);
    }

    @Test
    void areLiveAfterARestartAndRefusedWhenBroken() throws IOException {
        write(FAN);
        try (Server server = start()) {
            Services services = server.services();
            for (String visit : List.of("1 ana", "2 ana", "3 ana", "4 ben", "5 ben", "6 eva")) {
                assertThat(services.events()
                                .ingest(List.of(json(
                                        "{'id':'e%s','customer':'%s','type':'VISIT','occurredAt':'2026-05-01T00:00:00Z'}"
                                                .formatted(visit.substring(0, 1), visit.substring(2))))))
                        .allMatch(receipt -> receipt.problems().isEmpty());
            }
            String condition = "{'attribute':'trait.fan','operator':'equals','value':true}";
            services.audiences().create(json("{'id':'fans','name':'Fans','condition':%s}".formatted(condition)), "ana");
            assertThat(services.audiences().publish("fans", "ana").problems()).isEmpty();
            assertThat(run(services).members()).isEqualTo(2);
        }

        write(FAN.replace(">= 2", ">= 3"));
        try (Server server = start()) {
            assertThat(run(server.services()).members()).isEqualTo(1);
        }

        write(FAN.replace("whole( \"count", "whole( \"cuont"));
        assertThatThrownBy(this::start)
                .isInstanceOf(InvalidTraits.class)
                .hasMessageContaining("fan.drl:5: ")
                .hasMessageContaining("The last good files are those of " + NOW);
        assertThat(Files.readString(folder.resolve("data/last-good-traits/fan.drl")))
                .contains(">= 3");

        write(FAN.replace("trait.fan", "trait.follower"));
        try (Server server = start()) {
            Services services = server.services();
            PublishedAudience outdated =
                    services.audiences().findPublished("fans").orElseThrow();
            assertThat(outdated.problems()).extracting(Problem::code).containsExactly(Problem.Code.UNKNOWN_ATTRIBUTE);
            AudienceResult result = run(services);
            assertThat(result.state()).isEqualTo(RunState.FAILED);
            assertThat(result.failure().orElseThrow().detail()).contains("trait.fan");
            assertThat(services.memberships().find("fans").orElseThrow().size()).isEqualTo(1);
            assertThat(Set.copyOf(services.catalogue().vocabulary().attributes().keySet()))
                    .contains("trait.follower")
                    .doesNotContain("trait.fan", "rfm.segment");
        }
    }

    @Test
    void failOnlyTheAudiencesThatReadThemLive() throws IOException {
        write(FAN.replace("$visits >= 2", "\"no flag\""));
        try (Server server = start()) {
            Services services = server.services();
            for (String id : List.of("fans", "all")) {
                String condition =
                        id.equals("fans") ? "{'attribute':'trait.fan','operator':'equals','value':true}" : "{'all':[]}";
                services.audiences()
                        .create(json("{'id':'%s','name':'x','condition':%s}".formatted(id, condition)), "ana");
                assertThat(services.audiences().publish(id, "ana").problems()).isEmpty();
            }
            assertThat(services.customers().batch(List.of(json("{'id':'eva'}"))))
                    .allMatch(receipt -> receipt.problems().isEmpty());
            ServerClient client = new ServerClient(server.address(), KEY);
            assertThatThrownBy(() -> client.get("/v1/audiences/fans/members/eva?mode=live"))
                    .isInstanceOf(CallFailed.class)
                    .hasMessageContaining("the rule \"fan\" of fan.drl failed");
            JsonNode answer = client.post(
                    "/v1/memberships/check", json("{'customers':['eva'],'audiences':['all','fans'],'mode':'live'}"));
            assertThat(answer.at("/items/0/audiences")).isEqualTo(json("['all']"));
            assertThat(answer.at("/failures/0/audience").asText()).isEqualTo("fans");
            assertThat(answer.at("/failures/0/code").asText()).isEqualTo("trait_failed");
        }
    }
}
