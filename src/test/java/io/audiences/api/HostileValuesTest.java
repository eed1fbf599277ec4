package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import io.audiences.condition.Limits;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Hostile values go all the way (facts, definition, compilation, match, explanation, export): nothing executes, nothing
 * breaks, each matches exactly itself, and what is refused is refused clearly.
 */
class HostileValuesTest {
    private static final List<HostileValue> CORPUS = HostileValue.corpus();
    private static final int TOGETHER = 20;

    /** As many values as can each have a problem in one answer. */
    private static final int REPORTED = Limits.PROBLEMS;

    private static final String EQUALS = """
            {"all": [{"attribute": "city", "operator": "equals", "value": %1$s},
                     {"sequence": [{"event": "PURCHASE", "where": {"all": [
                         {"attribute": "channel", "operator": "in", "value": [%1$s]},
                         {"items": "any", "where": {"attribute": "sku", "operator": "equals", "value": %1$s}}]}}]}]}
            """;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static TestApi api;

    @BeforeAll
    static void sendFacts() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        api = TestApi.start();
        ArrayNode customers = Json.MAPPER.createArrayNode();
        ArrayNode events = Json.MAPPER.createArrayNode();
        for (HostileValue value : CORPUS) {
            customers.addObject().put("id", value.id()).put("city", value.text());
            ObjectNode event = events.addObject()
                    .put("id", value.id())
                    .put("customer", value.id())
                    .put("type", "PURCHASE")
                    .put("occurredAt", "2026-11-01T00:00:00Z")
                    .put("channel", value.text());
            event.putArray("items").addObject().put("sku", value.text());
        }
        assertAllAccepted(api.post("/v1/customers/batch", customers.toString()).expect(200));
        assertAllAccepted(api.post("/v1/events", events.toString()).expect(202));
    }

    private static void assertAllAccepted(JsonNode answer) {
        assertThat(answer.toString()).doesNotContain("\"rejected\"").doesNotContain("\"errors\"");
    }

    @AfterAll
    static void nothingWasExecutedOrLogged() {
        api.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        assertThat(Canary.hasFired()).isFalse();
        String log = LOG.list.stream().map(HostileValuesTest::all).collect(Collectors.joining("\n"));
        assertThat(CORPUS.stream().map(HostileValue::text).filter(text -> text.length() > 15 && log.contains(text)))
                .isEmpty();
    }

    private static String all(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(CORPUS).hasSizeGreaterThanOrEqualTo(500);
    }

    @Test
    void everyValueMatchesExactlyItself() throws Exception {
        for (int from = 0; from < CORPUS.size(); from += TOGETHER) {
            List<HostileValue> group = CORPUS.subList(from, Math.min(CORPUS.size(), from + TOGETHER));
            String audience = "group-" + from;
            api.publish(
                    audience,
                    group.stream()
                            .map(value -> EQUALS.formatted(value.json()))
                            .collect(Collectors.joining(", ", "{\"any\": [", "]}")));
            assertThat(members(audience))
                    .containsExactlyInAnyOrderElementsOf(
                            group.stream().map(HostileValue::id).toList());
            explain(audience);
        }
    }

    /** Says, prints and shows the rule of an audience, and reads back what was printed. */
    private static void explain(String audience) {
        assertThat(api.get("/v1/audiences/" + audience + "/sentence")
                        .expect(200)
                        .path("sentence")
                        .asText())
                .doesNotContainPattern("\\p{Cc}");
        api.get("/v1/audiences/" + audience + "/drl").expect(200);
        JsonNode condition = api.get("/v1/audiences/" + audience).expect(200).path("condition");
        JsonNode printed = api.post("/v1/conditions/print", "{\"condition\": " + condition + "}")
                .expect(200);
        JsonNode parsed = api.post("/v1/conditions/parse", "{\"text\": " + printed.path("text") + "}")
                .expect(200);
        assertThat(parsed.path("condition")).isEqualTo(condition);
    }

    private static Set<String> members(String audience) throws Exception {
        HttpResponse<String> export = api.get("/v1/audiences/" + audience + "/members")
                .header("Accept", "application/x-ndjson")
                .send();
        Set<String> members = new TreeSet<>();
        for (String line : export.body().lines().toList()) {
            members.add(Json.MAPPER.readTree(line).path("customer").asText());
        }
        return members;
    }

    static final List<String> CONDITIONS = List.of(
            "{\"attribute\": \"city\", \"operator\": \"contains\", \"value\": %s, \"ignoreCase\": true}",
            "{\"attribute\": \"city\", \"operator\": \"matches\", \"value\": %s}",
            "{\"attribute\": \"brands\", \"operator\": \"contains_any\", \"value\": [%s]}",
            "{\"sample\": 50, \"seed\": %s}",
            "{\"audience\": %s, \"operator\": \"in\"}",
            "{\"attribute\": %s, \"operator\": \"exists\"}",
            "{\"attribute\": \"city\", \"operator\": %s, \"value\": \"x\"}",
            "{\"attribute\": \"city\", \"operator\": \"equals\", \"valueOf\": %s}",
            "{\"attribute\": \"birthDate\", \"operator\": \"before\", \"value\": %s}",
            "{\"attribute\": \"registeredAt\", \"operator\": \"in_period\", \"value\": %s}",
            "{\"attribute\": \"isAnonymous\", \"operator\": \"equals\", \"value\": %s}",
            "{\"event\": %s, \"operator\": \"at_least\", \"value\": 1}",
            "{\"event\": \"PURCHASE\", \"measure\": {\"function\": \"sum\", \"of\": %s}, \"operator\": \"at_least\", \"value\": 1}",
            "{\"event\": \"PURCHASE\", \"measure\": {\"function\": %s}, \"operator\": \"at_least\", \"value\": 1}",
            "{\"event\": \"PURCHASE\", \"window\": {\"from\": %s}, \"operator\": \"at_least\", \"value\": 1}",
            "{\"event\": \"PURCHASE\", \"window\": {\"last\": {\"amount\": 1, \"unit\": %s}}, \"operator\": \"at_least\", \"value\": 1}",
            "{\"sequence\": [{\"event\": \"PURCHASE\"}, {\"event\": %s, \"absent\": true}]}",
            "{%s: 1}");

    @ParameterizedTest
    @FieldSource("CONDITIONS")
    void anywhereInAConditionIsAcceptedOrClearlyRefused(String condition) {
        for (int from = 0; from < CORPUS.size(); from += REPORTED) {
            List<HostileValue> some = CORPUS.subList(from, Math.min(CORPUS.size(), from + REPORTED));
            String any = some.stream()
                    .map(value -> condition.formatted(value.json()))
                    .collect(Collectors.joining(", ", "{\"any\": [", "]}"));
            JsonNode answer = api.post("/v1/conditions/validate", "{\"condition\": " + any + "}")
                    .expect(200);
            answer.path("errors").forEach(HostileValuesTest::assertClear);
        }
    }

    @Test
    void inTheTextFormIsKeptOrClearlyRefused() {
        for (HostileValue value : CORPUS) {
            String quoted = "'" + value.text().replace("'", "''") + "'";
            ObjectNode request = Json.MAPPER.createObjectNode().put("text", "city = " + quoted);
            HttpResponse<String> parsed =
                    api.post("/v1/conditions/parse", request.toString()).send();
            if (parsed.statusCode() == 200) {
                JsonNode condition = Call.json(parsed).path("condition");
                assertThat(condition.path("value").asText())
                        .isEqualTo(Normalizer.normalize(value.text(), Normalizer.Form.NFC));
                JsonNode printed =
                        api.post("/v1/conditions/print", parsed.body()).expect(200);
                JsonNode again = api.post("/v1/conditions/parse", "{\"text\": " + printed.path("text") + "}")
                        .expect(200);
                assertThat(again.path("condition")).as(value.toString()).isEqualTo(condition);
            } else {
                assertThat(parsed.statusCode()).as(parsed.body()).isEqualTo(422);
                Call.json(parsed).path("errors").forEach(HostileValuesTest::assertClear);
            }
            JsonNode bare = Call.json(api.post(
                            "/v1/conditions/parse",
                            request.put("text", value.text()).toString())
                    .send());
            bare.path("errors").forEach(HostileValuesTest::assertClear);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "description", "brands", "tags", "kind", "live", "schedule", "conditionText"})
    void anywhereInADefinitionIsAcceptedOrClearlyRefused(String key) {
        for (HostileValue value : CORPUS) {
            ObjectNode definition = Json.MAPPER.createObjectNode().put("name", key + value.number());
            if (!key.equals("conditionText")) {
                definition.putObject("condition").putArray("all");
            }
            if (key.equals("tags") || key.equals("brands")) {
                definition.putArray(key).add(value.text());
            } else {
                definition.put(key, value.text());
            }
            assertAcceptedOrRefused(api.post("/v1/audiences", definition.toString()), value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": %s}",
                "{\"id\": \"x\", %s: \"x\"}",
                "{\"id\": \"x\", \"tags\": {%s: true}}",
                "{\"id\": \"x\", \"birthDate\": %s}",
                "{\"id\": \"x\", \"location\": {\"latitude\": %s, \"longitude\": 1}}"
            })
    void anywhereInACustomerIsAcceptedOrClearlyRefused(String customer) {
        for (HostileValue value : CORPUS) {
            HttpResponse<String> response = api.post(
                            "/v1/customers/batch", "[" + customer.formatted(value.json()) + "]")
                    .send();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            Call.json(response).findValues("errors").forEach(errors -> errors.forEach(HostileValuesTest::assertClear));
        }
    }

    @Test
    void inAPathOrAQueryIsOnlyUnknown() {
        for (HostileValue value : CORPUS) {
            String encoded =
                    URLEncoder.encode(value.text(), StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/v1/audiences/group-0/members/x" + encoded,
                    "/v1/customers/x" + encoded,
                    "/v1/audiences/x" + encoded,
                    "/v1/audiences?text=" + encoded,
                    "/v1/audiences?tag=" + encoded,
                    "/v1/recalculations/x" + encoded)) {
                assertThat(api.get(path).status()).as(path).isLessThan(500);
            }
        }
    }

    @Test
    void hostileCustomerIdsAreExportedAsTheyAre() throws Exception {
        Set<String> sent = new HashSet<>();
        for (HostileValue value : CORPUS) {
            String id = "h" + value.number() + value.text();
            ObjectNode customer = Json.MAPPER.createObjectNode().put("id", id).put("tier", "hostile");
            HttpResponse<String> response =
                    api.post("/v1/customers/batch", "[" + customer + "]").send();
            if (!response.body().contains("\"errors\"")) {
                sent.add(java.text.Normalizer.normalize(id, java.text.Normalizer.Form.NFC));
            }
        }
        assertThat(sent).hasSizeGreaterThan(400);
        api.publish("hostile-ids", "{\"attribute\": \"tier\", \"operator\": \"equals\", \"value\": \"hostile\"}");
        assertThat(members("hostile-ids")).isEqualTo(new TreeSet<>(sent));
        String csv = api.get("/v1/audiences/hostile-ids/members")
                .header("Accept", "text/csv")
                .send()
                .body();
        List<String> rows = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(csv).forEach(row -> rows.add(row.getField(0)));
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(sent);
    }

    @ParameterizedTest
    @FieldSource("NUMBERS_AND_TIMES")
    void numbersAndTimesAreExactOrRefused(List<String> each) {
        String condition = each.get(0);
        HttpResponse<String> response = api.post("/v1/conditions/validate", "{\"condition\": " + condition + "}")
                .send();
        String codes = response.statusCode() == 200
                ? Call.json(response).path("errors").findValuesAsText("code").toString()
                : String.valueOf(response.statusCode());
        assertThat(codes).as(response.body()).isEqualTo(each.get(1));
    }

    static final List<List<String>> NUMBERS_AND_TIMES = List.of(
            number("NaN", "400"),
            number("Infinity", "400"),
            number("1e308", "[value_out_of_range]"),
            number("1e309", "[value_out_of_range]"),
            number("-1e308", "[value_out_of_range]"),
            number("1e-400", "[value_out_of_range]"),
            number("1e400000000", "[value_out_of_range]"),
            number("-0", "[]"),
            number("-0.0", "[]"),
            number("0e999999999", "[]"),
            number("999999999999.999999", "[]"),
            number("1000000000000", "[value_out_of_range]"),
            number("0.0000001", "[value_out_of_range]"),
            number("1.0000000000", "[]"),
            number("01", "400"),
            number("\"1\"", "[wrong_type]"),
            number("9".repeat(90), "[value_out_of_range]"),
            time("9999-12-31", "[]"),
            time("9999-12-31T23:59:59.999999Z", "[]"),
            time("9999-12-31T23:59:59.999999-18:00", "[value_out_of_range]"),
            time("10000-01-01", "[wrong_type]"),
            time("0000-01-01", "[value_out_of_range]"),
            time("0001-01-01", "[]"),
            time("-0001-01-01", "[wrong_type]"),
            time("2026-02-29", "[value_out_of_range]"),
            time("2024-02-29", "[]"),
            time("2016-12-31T23:59:60Z", "[value_out_of_range]"),
            time("2026-06-30T23:59:60Z", "[value_out_of_range]"),
            time("2026-01-01T24:00:00Z", "[value_out_of_range]"),
            time("2026-01-01T00:00:00+19:00", "[value_out_of_range]"),
            time("2026-01-01T00:00:00", "[wrong_type]"),
            text("x".repeat(1_000), "[]"),
            text("x".repeat(10_000), "[value_out_of_range]"),
            text("\\ud800", "[value_out_of_range]"),
            text("\\udc00\\ud800", "[value_out_of_range]"),
            text("\\ud83d\\ude00", "[]"),
            text("\\u0000", "[]"));

    private static List<String> number(String json, String codes) {
        return List.of(
                "{\"event\": \"PURCHASE\", \"measure\": {\"function\": \"sum\", \"of\": \"value\"},"
                        + " \"operator\": \"at_least\", \"value\": " + json + "}",
                codes);
    }

    private static List<String> time(String text, String codes) {
        return List.of(
                "{\"attribute\": \"registeredAt\", \"operator\": \"before\", \"value\": \"" + text + "\"}", codes);
    }

    private static List<String> text(String text, String codes) {
        return List.of("{\"attribute\": \"city\", \"operator\": \"equals\", \"value\": \"" + text + "\"}", codes);
    }

    private static void assertAcceptedOrRefused(Call call, HostileValue value) {
        HttpResponse<String> response = call.send();
        assertThat(response.statusCode()).as(value + response.body()).isIn(201, 422, 409);
        Call.json(response).path("errors").forEach(HostileValuesTest::assertClear);
    }

    /** With a place, a code and what was expected; not echoing more than a plain word or operator of what was sent. */
    private static void assertClear(JsonNode error) {
        assertThat(error.path("pointer").isTextual()).isTrue();
        assertThat(error.path("code").asText()).matches("[a-z_]+");
        String detail = error.path("detail").asText().replaceAll("\"[=<>!&|]{1,3}\"", "");
        assertThat(detail).isNotEmpty().doesNotContainPattern("[<>\\p{Cc}\\p{Cf}]");
    }
}
