package io.audiences.condition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.AudienceTest;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
import io.audiences.condition.Condition.SampleTest;
import io.audiences.condition.Condition.SequenceTest;
import io.audiences.condition.Condition.Step;
import java.util.List;

/** Writes conditions in their canonical JSON form, which {@link ConditionReader} reads back as equal conditions. */
public final class ConditionWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConditionWriter() {}

    public static ObjectNode write(Condition condition) {
        return condition.accept(new Node());
    }

    private static final class Node implements Condition.Visitor<ObjectNode> {
        @Override
        public ObjectNode all(All all) {
            return children("all", all.children());
        }

        @Override
        public ObjectNode any(Any any) {
            return children("any", any.children());
        }

        private ObjectNode children(String key, List<Condition> children) {
            ArrayNode array = JSON.arrayNode();
            children.forEach(child -> array.add(child.accept(this)));
            return JSON.objectNode().set(key, array);
        }

        @Override
        public ObjectNode not(Not not) {
            return JSON.objectNode().set("not", not.child().accept(this));
        }

        @Override
        public ObjectNode attribute(AttributeTest test) {
            ObjectNode json = JSON.objectNode().put("attribute", test.attribute());
            return ComparisonWriter.write(test.comparison(), json);
        }

        @Override
        public ObjectNode event(EventTest test) {
            ObjectNode json = JSON.objectNode().put("event", test.event());
            if (!test.where().equals(Condition.EVERYONE)) {
                json.set("where", test.where().accept(this));
            }
            if (!(test.window() instanceof Window.AllTime)) {
                json.set("window", window(test.window()));
            }
            if (!test.measure().equals(Measure.COUNT)) {
                ObjectNode measure = json.putObject("measure")
                        .put("function", test.measure().function().word());
                test.measure().of().ifPresent(of -> measure.put("of", of));
            }
            return ComparisonWriter.write(test.comparison(), json);
        }

        @Override
        public ObjectNode items(ItemsTest test) {
            ObjectNode json = JSON.objectNode().put("items", test.quantifier().word());
            return json.set("where", test.where().accept(this));
        }

        @Override
        public ObjectNode sequence(SequenceTest test) {
            ObjectNode json = JSON.objectNode();
            ArrayNode steps = json.putArray("sequence");
            test.steps().forEach(step -> steps.add(step(step)));
            if (!(test.window() instanceof Window.AllTime)) {
                json.set("window", window(test.window()));
            }
            return json;
        }

        private ObjectNode step(Step step) {
            ObjectNode json = JSON.objectNode().put("event", step.event());
            if (!step.where().equals(Condition.EVERYONE)) {
                json.set("where", step.where().accept(this));
            }
            step.within().ifPresent(within -> json.set("within", ComparisonWriter.amount(within)));
            if (step.absent()) {
                json.put("absent", true);
            }
            return json;
        }

        @Override
        public ObjectNode audience(AudienceTest test) {
            return JSON.objectNode().put("audience", test.audience()).put("operator", test.negated() ? "not_in" : "in");
        }

        @Override
        public ObjectNode sample(SampleTest test) {
            ObjectNode json = JSON.objectNode();
            json.set("sample", ComparisonWriter.number(test.percent()));
            if (!test.seed().isEmpty()) {
                json.put("seed", test.seed());
            }
            return json;
        }

        private static ObjectNode window(Window window) {
            ObjectNode json = JSON.objectNode();
            if (window instanceof Window.Last last) {
                json.set("last", ComparisonWriter.amount(last.amount()));
            } else if (window instanceof Window.Fixed fixed) {
                fixed.from().ifPresent(from -> json.set("from", ComparisonWriter.value(from)));
                fixed.to().ifPresent(to -> json.set("to", ComparisonWriter.value(to)));
            } else if (window instanceof Window.Between between) {
                json.putArray("between")
                        .add(ComparisonWriter.amount(between.from()))
                        .add(ComparisonWriter.amount(between.to()));
            } else if (window instanceof Window.During during) {
                json.put("period", during.period().word());
            }
            return json;
        }
    }
}
