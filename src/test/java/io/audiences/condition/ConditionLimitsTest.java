package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Every limit holds at its bound and refuses one past it; hostile input is answered briefly. */
class ConditionLimitsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void acceptsTheDeepestAndRefusesOneLevelMore() {
        assertThat(Parsing.problems(nested(Limits.DEPTH))).isEmpty();
        assertThat(Parsing.problems(nested(Limits.DEPTH + 1)))
                .containsExactly("/not".repeat(Limits.DEPTH) + " too_deep");
    }

    @Test
    void countsFiltersAsLevels() {
        String deep = "{'not': ".repeat(Limits.DEPTH - 3) + "{'event': 'PURCHASE', 'operator': 'exists', 'where': "
                + "{'items': 'any', 'where': %s}}" + "}".repeat(Limits.DEPTH - 3);
        assertThat(Parsing.problems(deep.formatted("{'attribute': 'sku', 'operator': 'exists'}")))
                .isEmpty();
        assertThat(Parsing.problems(deep.formatted("{'not': {'all': []}}")))
                .containsExactly("/not".repeat(Limits.DEPTH - 3) + "/where/where/not too_deep");
    }

    @Test
    void survivesNestingBeyondAnyStack() {
        assertThat(Parsing.problems(nested(200_000))).hasSize(1);
        JsonNode value = JSON.arrayNode();
        for (int i = 0; i < 200_000; i++) {
            value = JSON.arrayNode().add(value);
        }
        ObjectNode test = JSON.objectNode().put("attribute", "country").put("operator", "equals");
        assertThat(Parsing.problems(test.<JsonNode>set("value", value))).containsExactly("/value wrong_type");
    }

    @Test
    void acceptsTheMostNodesAndRefusesOneMore() {
        assertThat(Parsing.problems(siblings(Limits.NODES - 1))).isEmpty();
        assertThat(Parsing.problems(siblings(Limits.NODES))).containsExactly("/any/499 too_many_nodes");
        assertThat(Parsing.problems(siblings(1_000_000))).containsExactly("/any/499 too_many_nodes");
    }

    @Test
    void acceptsTheMostValuesAndRefusesOneMore() {
        assertThat(Parsing.problems(in(Limits.LIST_VALUES))).isEmpty();
        assertThat(Parsing.problems(in(Limits.LIST_VALUES + 1))).containsExactly("/value too_many_values");
    }

    @Test
    void acceptsTheLongestTextAndRefusesOneCharacterMore() {
        assertThat(Parsing.problems(equalTo("x".repeat(Limits.TEXT_LENGTH)))).isEmpty();
        assertThat(Parsing.problems(equalTo("x".repeat(Limits.TEXT_LENGTH + 1))))
                .containsExactly("/value value_out_of_range");
        // This letter's normal form is two characters long.
        assertThat(Parsing.problems(equalTo("\u0958".repeat(Limits.TEXT_LENGTH))))
                .containsExactly("/value value_out_of_range");
    }

    @Test
    void acceptsTheLongestAmountsAndRefusesOneMore() {
        String test = "{'event': 'VISIT', 'operator': 'exists', 'window': {'last': {'amount': %s, 'unit': '%s'}}}";
        for (Amount.Unit unit : Amount.Unit.values()) {
            int most = unit.atMost(Limits.WINDOW_YEARS);
            assertThat(Parsing.problems(test.formatted(most, unit.word()))).isEmpty();
            assertThat(Parsing.problems(test.formatted(most + 1, unit.word())))
                    .containsExactly("/window/last/amount value_out_of_range");
        }
    }

    @Test
    void acceptsTheLargestNumbersAndRefusesTheBound() {
        String test = "{'attribute': 'points', 'operator': 'equals', 'value': %s}";
        assertThat(Parsing.problems(test.formatted("-999999999999.999999"))).isEmpty();
        assertThat(Parsing.problems(test.formatted("1e11"))).isEmpty();
        assertThat(Parsing.problems(test.formatted("1e12"))).containsExactly("/value value_out_of_range");
        assertThat(Parsing.problems(test.formatted("0.1234567"))).containsExactly("/value value_out_of_range");
        assertThat(Parsing.problems(number(Double.NaN))).containsExactly("/value value_out_of_range");
        assertThat(Parsing.problems(number(Double.NEGATIVE_INFINITY))).containsExactly("/value value_out_of_range");
    }

    @Test
    void reportsNoMoreProblemsThanCanBeTakenIn() {
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < Limits.LIST_VALUES; i++) {
            values.add(i);
        }
        ObjectNode test = JSON.objectNode().put("attribute", "country").put("operator", "in");
        assertThat(Parsing.problems(test.<JsonNode>set("value", values))).hasSize(Limits.PROBLEMS);
        ObjectNode keys = JSON.objectNode();
        for (int i = 0; i < 200_000; i++) {
            keys.put("key" + i, i);
        }
        assertThat(Parsing.problems(keys)).hasSize(Limits.PROBLEMS);
    }

    @Test
    void neverRepeatsHostileInput() {
        String hostile = "<script>\u202e\u0000\n\"".repeat(10_000);
        ObjectNode json = JSON.objectNode().put("attribute", hostile).put("operator", hostile);
        json.put(hostile, hostile);
        assertThat(Conditions.parse(json, SampleVocabulary.INSTANCE).problems())
                .hasSize(3)
                .allSatisfy(problem -> {
                    assertThat(problem.pointer()).hasSizeLessThan(70);
                    assertThat(problem.detail()).hasSizeLessThan(300).doesNotContain("<", "\u202e", "\u0000", "\n");
                });
    }

    private static JsonNode nested(int levels) {
        JsonNode json = JSON.objectNode().set("all", JSON.arrayNode());
        for (int i = 1; i < levels; i++) {
            json = JSON.objectNode().set("not", json);
        }
        return json;
    }

    private static JsonNode siblings(int number) {
        ArrayNode children = JSON.arrayNode();
        JsonNode child = Parsing.json("{'attribute': 'country', 'operator': 'exists'}");
        for (int i = 0; i < number; i++) {
            children.add(child);
        }
        return JSON.objectNode().set("any", children);
    }

    private static JsonNode in(int number) {
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < number; i++) {
            values.add("v" + i);
        }
        return JSON.objectNode()
                .put("attribute", "country")
                .put("operator", "in")
                .set("value", values);
    }

    private static JsonNode equalTo(String text) {
        return JSON.objectNode()
                .put("attribute", "country")
                .put("operator", "equals")
                .put("value", text);
    }

    private static JsonNode number(double number) {
        return JSON.objectNode()
                .put("attribute", "points")
                .put("operator", "equals")
                .put("value", number);
    }
}
