package io.audiences.condition.sentence;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition.AttributeTest;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tests of attributes and properties. Where the language has words of its own for a name and a kind of comparison, as
 * "lives in" for the country, these are said; else that the customer has, or the event is with, such a value.
 */
final class ValueClauses {
    /** What is tested: an attribute of the customer, or a property of an event or item. */
    enum Of {
        ATTRIBUTE,
        PROPERTY;

        private String key() {
            return this == ATTRIBUTE ? "attribute" : "property";
        }
    }

    private static final Pattern KNOWN_VALUE = Pattern.compile("[a-z_]+");

    private final Wording wording;
    private final Tails tails;
    private final Quantities quantities;
    private final Of of;

    ValueClauses(Wording wording, Of of) {
        this.wording = wording;
        this.tails = new Tails(wording);
        this.quantities = new Quantities(wording);
        this.of = of;
    }

    String clause(AttributeTest test, boolean denied) {
        Comparison comparison = test.comparison().positive();
        boolean negated = test.comparison().negated() != denied;
        Subject subject = Subject.of(test.attribute(), of, wording);
        return value(subject, comparison, negated)
                .or(() -> form(comparison).flatMap(form -> own(subject, form, comparison, negated)))
                .orElseGet(() -> general(subject, comparison, negated));
    }

    /** Words for one value, such as "on the web" for a channel. */
    private Optional<String> value(Subject subject, Comparison comparison, boolean negated) {
        return comparison.operator() == Operator.EQUALS
                        && comparison.operand() instanceof Operand.One one
                        && one.value() instanceof Value.Text text
                        && KNOWN_VALUE.matcher(text.text()).matches()
                        && !comparison.ignoreCase()
                ? wording.find("value." + of.key() + "." + subject.key() + "." + text.text(), negated)
                : Optional.empty();
    }

    private Optional<String> own(Subject subject, String form, Comparison comparison, boolean negated) {
        String key = of.key() + "." + subject.key() + "." + form;
        return wording.has(key, negated)
                ? wording.find(key, negated, words(subject, form, comparison), subject.label())
                : Optional.empty();
    }

    private String words(Subject subject, String form, Comparison comparison) {
        Optional<String> unit = wording.find(of.key() + "." + subject.key() + ".unit");
        return switch (form) {
            case "is", "any" -> ignoringCase(comparison, tails.values(comparison, "or"));
            case "every" -> tails.values(comparison, "and");
            case "anniversary", "anniversary-past" -> tails.anniversary(comparison);
            case "number" ->
                unit.map(found -> quantities.of(comparison, quantities.counted(found)))
                        .orElseGet(() -> quantities.of(comparison));
            case "size" -> tails.size(comparison, quantities.counted(unit.orElse("entry")));
            default -> tails.of(comparison);
        };
    }

    private String ignoringCase(Comparison comparison, String words) {
        return comparison.ignoreCase() ? wording.text("ignoring-case", words) : words;
    }

    private String general(Subject subject, Comparison comparison, boolean negated) {
        boolean exists = comparison.operator() == Operator.EXISTS;
        String key = of.key() + (exists && !subject.isKnown() ? ".exists" : exists ? ".exists.known" : ".has");
        return wording.text(key, negated, subject.noun(), exists ? "" : tails.of(comparison));
    }

    /** The kind of comparison that a language may have words of its own for. */
    private static Optional<String> form(Comparison comparison) {
        if (Tails.isMoment(comparison)) {
            return Optional.of("when");
        }
        if (Tails.isNumber(comparison)) {
            return Optional.of("number");
        }
        return switch (comparison.operator()) {
            case EQUALS, IN -> equal(comparison.operand());
            case CONTAINS, CONTAINS_ANY -> Optional.of("any");
            case CONTAINS_ALL -> Optional.of("every");
            case SIZE -> Optional.of("size");
            case IS_EMPTY -> Optional.of("empty");
            case WITHIN -> Optional.of("near");
            case EXISTS -> Optional.of("exists");
            case ANNIVERSARY_IN_NEXT, ANNIVERSARY_TODAY -> Optional.of("anniversary");
            case ANNIVERSARY_IN_LAST -> Optional.of("anniversary-past");
            default -> Optional.empty();
        };
    }

    private static Optional<String> equal(Operand operand) {
        if (operand instanceof Operand.One one && one.value() instanceof Value.Flag flag) {
            return Optional.of(flag.flag() ? "yes" : "no");
        }
        boolean isEmptyList =
                operand instanceof Operand.Many many && many.values().isEmpty();
        return operand instanceof Operand.OtherAttribute || isEmptyList ? Optional.empty() : Optional.of("is");
    }
}
