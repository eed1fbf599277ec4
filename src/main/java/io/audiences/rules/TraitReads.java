package io.audiences.rules;

import io.audiences.condition.Condition;
import io.audiences.condition.FieldName;
import io.audiences.condition.Operator;
import io.audiences.condition.Reading;
import io.audiences.condition.Shown;
import io.audiences.condition.Spelling;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.text.ConditionText;
import io.audiences.customer.Catalogue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds out what a place in a trait file reads: a built-in attribute, a trait of an earlier file, or a figure over events. */
final class TraitReads {
    private final Vocabulary vocabulary = Catalogue.builtIn();
    private final Map<String, ValueType> earlier;

    TraitReads(Map<String, ValueType> earlier) {
        this.earlier = Map.copyOf(earlier);
    }

    /** What is read, or empty after telling a problem. */
    Optional<Read> of(TraitCall call, Consumer<String> problems) {
        if (call.argument().isEmpty()) {
            problems.accept("expected one text without escapes in the parentheses of %s( … ), so that what it reads"
                            .formatted(call.accessor().method())
                    + " is known before it runs");
            return Optional.empty();
        }
        String argument = call.argument().get();
        return FieldName.isValid(argument) ? named(call, argument, problems) : figure(call, argument, problems);
    }

    private Optional<Read> named(TraitCall call, String name, Consumer<String> problems) {
        boolean isTrait = earlier.containsKey(name);
        ValueType type = isTrait ? earlier.get(name) : vocabulary.attributes().get(name);
        if (call.accessor() == TraitCall.Accessor.QUINTILE) {
            problems.accept("expected a figure over events such as count(PURCHASE), got " + Shown.name(name));
            return Optional.empty();
        }
        if (type == null) {
            TreeSet<String> known = new TreeSet<>(vocabulary.attributes().keySet());
            known.addAll(earlier.keySet());
            problems.accept("expected a built-in attribute, a trait of an earlier file or a figure, got "
                    + Shown.name(name) + Spelling.hint(name, known));
            return Optional.empty();
        }
        if (!fits(call.accessor(), type, false)) {
            problems.accept(misfit(call, name, type));
            return Optional.empty();
        }
        return Optional.of(isTrait ? new Read.OfTrait(name) : new Read.OfAttribute(name));
    }

    private Optional<Read> figure(TraitCall call, String text, Consumer<String> problems) {
        Reading reading = ConditionText.parse(text + " exists", vocabulary);
        if (!reading.isSound()) {
            reading.problems().forEach(problem -> problems.accept("in \"" + text + "\": " + problem.detail()));
            return Optional.empty();
        }
        if (!(reading.condition() instanceof Condition.EventTest test)
                || test.comparison().operator() != Operator.EXISTS
                || test.comparison().negated()) {
            problems.accept("expected one figure over events such as count(PURCHASE), got " + Shown.name(text));
            return Optional.empty();
        }
        Figure figure = Figure.of(text, test, vocabulary);
        if (!fits(call.accessor(), figure.type(), figure.isWhole())) {
            problems.accept(misfit(call, text, figure.type()));
            return Optional.empty();
        }
        return Optional.of(
                call.accessor() == TraitCall.Accessor.QUINTILE
                        ? new Read.OfQuintile(text, figure)
                        : new Read.OfFigure(text, figure));
    }

    private static boolean fits(TraitCall.Accessor accessor, ValueType type, boolean isCount) {
        return switch (accessor) {
            case TEXT -> type == ValueType.TEXT;
            case NUMBER, QUINTILE -> type.isNumeric();
            case WHOLE -> isCount || type == ValueType.NUMBER;
            case FLAG -> type == ValueType.BOOLEAN;
            case DATE -> type == ValueType.DATE;
            case TIMESTAMP -> type == ValueType.TIMESTAMP;
            case LIST -> type == ValueType.LIST;
            case DAYS_SINCE -> type.isTemporal();
        };
    }

    private static String misfit(TraitCall call, String argument, ValueType type) {
        return "expected %s in %s( … ), got \"%s\", which is %s"
                .formatted(
                        switch (call.accessor()) {
                            case NUMBER, QUINTILE -> "a number or money";
                            case WHOLE -> "a whole number";
                            case FLAG -> "a boolean";
                            case DAYS_SINCE -> "a date or timestamp";
                            default -> call.accessor().method();
                        },
                        call.accessor().method(),
                        argument,
                        type.word());
    }
}
