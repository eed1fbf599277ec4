package io.audiences.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Explains the numbers that a rule refers to. */
final class LegendWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Comparison EXISTS = new Comparison(Operator.EXISTS, new Operand.Nothing());

    private final List<Legend.Entry> entries = new ArrayList<>();

    private LegendWriter() {}

    static Legend legend(Bindings bindings, Used used) {
        LegendWriter writer = new LegendWriter();
        writer.add(Binding.MEASURE, used, number -> measure(bindings.measures.get(number)));
        writer.add(Binding.SEQUENCE, used, number -> sequence(bindings.sequences.get(number)));
        writer.add(Binding.TEST, used, number -> test(bindings.tests.get(number)));
        writer.add(Binding.TEXT, used, number -> JSON.textNode(bindings.texts.get(number)));
        writer.add(Binding.BRANDS, used, number -> brands(bindings.brands.get(number)));
        writer.add(Binding.AUDIENCE, used, number -> JSON.textNode(bindings.audiences.get(number)));
        writer.add(Binding.SAMPLE, used, number -> ConditionWriter.write(bindings.samples.get(number)));
        writer.add(Binding.TRAIT, used, number -> trait(bindings.computed.get(number)));
        return new Legend(writer.entries);
    }

    private void add(Binding kind, Used used, IntFunction<JsonNode> meaning) {
        used.of(kind).stream()
                .forEach(number -> entries.add(new Legend.Entry(kind.function(), number, meaning.apply(number))));
    }

    private static JsonNode measure(MeasureSpec spec) {
        ObjectNode json = ConditionWriter.write(
                new Condition.EventTest(spec.event(), spec.where(), spec.window(), spec.measure(), EXISTS));
        json.remove("operator");
        json.set("brands", brands(spec.brands()));
        return json.put("zone", spec.zone().getId());
    }

    private static JsonNode trait(TraitSpec spec) {
        ObjectNode json = JSON.objectNode().put("attribute", spec.trait());
        json.set("brands", brands(spec.scope().brands()));
        return json.put("zone", spec.scope().zone().getId());
    }

    private static JsonNode sequence(SequenceSpec spec) {
        ObjectNode json = ConditionWriter.write(spec.test());
        json.set("brands", brands(spec.brands()));
        return json.put("zone", spec.zone().getId());
    }

    private static JsonNode test(TestSpec spec) {
        ObjectNode json = ConditionWriter.write(new Condition.AttributeTest("value", spec.comparison()));
        json.remove("attribute");
        return json.put("type", spec.type().word()).put("zone", spec.zone().getId());
    }

    private static JsonNode brands(BrandScope scope) {
        if (scope.isAll()) {
            return JSON.textNode("all");
        }
        var brands = JSON.arrayNode();
        scope.brands().forEach(brands::add);
        return brands;
    }
}
