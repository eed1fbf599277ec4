package io.audiences.condition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Condition.All;
import io.audiences.condition.Condition.Any;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Condition.ItemsTest;
import io.audiences.condition.Condition.Not;
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
