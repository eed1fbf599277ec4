package io.audiences.examples;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Window;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what of the language a condition uses, in words such as {@code operator between of date}. */
final class WordsUsed implements Condition.Visitor<SortedSet<String>> {
    private final Vocabulary vocabulary;
    private final Map<String, ValueType> names;
    private final Map<String, ValueType> ofItems;
    private final String subject;
    private final SortedSet<String> words;

    private WordsUsed(
            Vocabulary vocabulary,
            Map<String, ValueType> names,
            Map<String, ValueType> ofItems,
            String subject,
            SortedSet<String> words) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.ofItems = ofItems;
        this.subject = subject;
        this.words = words;
    }

    static SortedSet<String> in(ScopedCondition criteria, Vocabulary vocabulary) {
        SortedSet<String> words = new TreeSet<>();
        words.add("scope " + (criteria.brands().isAll() ? "all" : "brands"));
        return criteria.condition()
                .accept(new WordsUsed(vocabulary, vocabulary.attributes(), Map.of(), "attribute", words));
    }

    private SortedSet<String> add(String word) {
        words.add(word);
        return words;
    }

    @Override
    public SortedSet<String> all(Condition.All all) {
        all.children().forEach(child -> child.accept(this));
        return add(all.children().isEmpty() ? "node all of nothing" : "node all");
    }

    @Override
    public SortedSet<String> any(Condition.Any any) {
        any.children().forEach(child -> child.accept(this));
        return add(any.children().isEmpty() ? "node any of nothing" : "node any");
    }

    @Override
    public SortedSet<String> not(Condition.Not not) {
        not.child().accept(this);
        return add("node not");
    }

    @Override
    public SortedSet<String> attribute(Condition.AttributeTest test) {
        if (test.attribute().contains(".")) {
            words.add("trait or tag "
                    + test.attribute().substring(0, test.attribute().indexOf('.')));
        }
        comparison(test.comparison(), names.get(test.attribute()), subject);
        return add("node " + subject);
    }

    private void comparison(Comparison comparison, ValueType type, String of) {
        Operator operator = comparison.operator();
        words.add("operator " + operator.word() + " of " + type.word());
        if (comparison.negated()) {
            words.add("operator " + comparison.word());
        }
        if (comparison.ignoreCase()) {
            words.add("ignoreCase");
        }
        if (comparison.operand() instanceof Operand.OtherAttribute) {
            words.add("valueOf for " + of);
        } else if (comparison.operand() instanceof Operand.Relative relative) {
            unit(relative.amount());
        } else if (comparison.operand() instanceof Operand.During during) {
            words.add("in_period " + during.period().word());
        }
    }

    private void unit(Amount amount) {
        words.add("unit " + amount.unit().word());
    }

    @Override
    public SortedSet<String> event(Condition.EventTest test) {
        Vocabulary.EventType type = vocabulary.events().get(test.event());
        where(test.where(), type);
        window(test.window());
        Measure measure = test.measure();
        String items = measure.isOfItems() ? " of items" : "";
        words.add("measure " + measure.function().word() + items);
        ValueType property = measure.of()
                .map(of -> measure.isOfItems()
                        ? type.itemProperties().get(of.substring(Measure.ITEMS_PREFIX.length()))
                        : type.properties().get(of))
                .orElse(ValueType.NUMBER);
        comparison(test.comparison(), measure.resultType(property), "measure");
        return add("node event");
    }

    private void where(Condition where, Vocabulary.EventType type) {
        if (!where.equals(Condition.EVERYONE)) {
            where.accept(new WordsUsed(vocabulary, type.properties(), type.itemProperties(), "property", words));
        }
    }

    private void window(Window window) {
        words.add("window " + window.getClass().getSimpleName());
        if (window instanceof Window.Last last) {
            unit(last.amount());
        } else if (window instanceof Window.During during) {
            words.add("window " + during.period().word());
        } else if (window instanceof Window.Fixed fixed) {
            words.add("window" + (fixed.from().isPresent() ? " from" : "")
                    + (fixed.to().isPresent() ? " to" : ""));
        }
    }

    @Override
    public SortedSet<String> items(Condition.ItemsTest test) {
        test.where().accept(new WordsUsed(vocabulary, ofItems, Map.of(), "property of items", words));
        return add("node items " + test.quantifier().word());
    }

    @Override
    public SortedSet<String> sequence(Condition.SequenceTest test) {
        for (Condition.Step step : test.steps()) {
            where(step.where(), vocabulary.events().get(step.event()));
            step.within().ifPresent(this::unit);
            words.add("step " + (step.absent() ? "absent" : "present")
                    + (step.within().isPresent() ? " within" : ""));
        }
        window(test.window());
        return add("node sequence");
    }

    @Override
    public SortedSet<String> audience(Condition.AudienceTest test) {
        return add("node audience " + (test.negated() ? "not_in" : "in"));
    }

    @Override
    public SortedSet<String> sample(Condition.SampleTest test) {
        return add("node sample" + (test.seed().isEmpty() ? "" : " with seed"));
    }
}
