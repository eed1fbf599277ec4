package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Vocabulary;
import io.audiences.examples.Example;
import io.audiences.examples.ExampleVocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples through a whole server: handed in, stored, published and asked live at the instants of their cases. */
class ExamplesApiTest {
    /** Traits follow from other facts and cannot be handed in. */
    private static final List<Example> EXAMPLES = Example.all().stream()
            .filter(example ->
                    example.cases().stream().allMatch(each -> each.traits().isEmpty()))
            .toList();

    private static final TestApi API = TestApi.start();
    private static final Map<Example.Case, String> CUSTOMERS = new HashMap<>();

    @BeforeAll
    static void handIn() {
        for (String brand : List.of("norte", "marea", "sierra", "outlet")) {
            API.put("/v1/brands/" + brand, "{}").expect(200);
        }
        declare(ExampleVocabulary.INSTANCE);
        Map<String, Set<String>> members = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Example example : EXAMPLES) {
            for (int i = 0; i < example.cases().size(); i++) {
                Example.Case each = example.cases().get(i);
                String customer = each.customerId(example.id() + "-" + i);
                assertThat(taken.add(customer)).as(customer).isTrue();
                CUSTOMERS.put(each, customer);
                each.audiences()
                        .forEach(audience -> members.computeIfAbsent(audience, id -> new TreeSet<>())
                                .add(customer));
                send(each, customer);
            }
        }
        members.forEach((audience, ids) -> {
            ObjectNode condition =
                    Json.MAPPER.createObjectNode().put("attribute", "id").put("operator", "in");
            ids.forEach(condition.putArray("value")::add);
            API.publish(audience, condition.toString());
        });
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    private static void declare(Vocabulary vocabulary) {
        Set<String> builtIn = new HashSet<>();
        API.get("/v1/catalog")
                .expect(200)
                .path("attributes")
                .forEach(attribute -> builtIn.add(attribute.path("name").asText()));
        vocabulary.attributes().forEach((name, type) -> {
            if (!builtIn.contains(name) && !ExampleVocabulary.traits().containsKey(name)) {
                API.put("/v1/catalog/attributes/" + name, "{\"type\": \"" + type.word() + "\"}")
                        .expect(200);
            }
        });
        vocabulary.events().keySet().forEach(type -> {
            ObjectNode body = Json.MAPPER.createObjectNode();
            body.set("properties", ExampleVocabulary.ownProperties(type));
            API.put("/v1/catalog/events/" + type, body.toString()).expect(200);
        });
    }

    private static void send(Example.Case each, String id) {
        ObjectNode customer = each.customer().isObject() ? each.customer().deepCopy() : Json.MAPPER.createObjectNode();
        customer.remove("id");
        API.put("/v1/customers/" + id, customer.toString()).expect(200);
        ArrayNode events = Json.MAPPER.createArrayNode();
        for (JsonNode event : each.events()) {
            ObjectNode sent = event.deepCopy();
            String own = event.path("id").asText(String.valueOf((char) ('a' + events.size())));
            events.add(sent.put("id", id + "-" + own).put("customer", id));
        }
        if (!events.isEmpty()) {
            API.post("/v1/events", events.toString()).expect(202);
        }
    }

    @Test
    void everyCaseIsAnsweredLive() {
        List<String> wrong = new ArrayList<>();
        for (Example example : EXAMPLES) {
            API.post("/v1/audiences", example.definition().toString()).expect(201);
            API.awaitRun(API.post("/v1/audiences/" + example.id() + "/publish")
                    .expect(202)
                    .at("/run")
                    .asText());
            for (Example.Case each : example.cases()) {
                API.clock.set(each.asOf());
                String path = "/v1/audiences/" + example.id() + "/members/" + CUSTOMERS.get(each) + "?mode=live";
                boolean member = API.get(path).expect(200).path("member").booleanValue();
                if (member != each.member()) {
                    wrong.add(example.id() + ": " + each.why());
                }
            }
            API.clock.set(TestApi.START);
        }
        assertThat(wrong).as("other answers than expected").isEmpty();
    }
}
