package io.audiences.condition;

import io.audiences.condition.Problem.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the members {@code operator}, {@code value}, {@code valueOf} and {@code ignoreCase} of a test. */
final class ComparisonReader {
    static final List<String> KEYS = List.of("operator", "value", "valueOf", "ignoreCase");

    /** Stands for a comparison that could not be read: allowed for every type. */
    static final Comparison PLACEHOLDER = new Comparison(Operator.EXISTS, new Operand.Nothing());

    private static final List<String> SIZE_KEYS = List.of("operator", "value");
    private static final List<String> WORDS = Arrays.stream(Operator.values())
            .flatMap(operator -> Stream.of(operator.word(), Operator.NOT_PREFIX + operator.word()))
            .toList();

    private final OperandReader operands;

    ComparisonReader(OperandReader operands) {
        this.operands = operands;
    }

    Comparison read(Members members) {
        boolean ignoreCase = members.flag("ignoreCase");
        Optional<Comparison> operator = operator(members);
        if (operator.isEmpty()) {
            return PLACEHOLDER;
        }
        Operator positive = operator.get().operator();
        Optional<Operand> operand =
                members.has("valueOf") ? otherAttribute(members, positive) : ownOperand(members, positive);
        return new Comparison(positive, operator.get().negated(), operand.orElse(new Operand.Nothing()), ignoreCase);
    }

    /** The comparison of a list's size: a number operator and its value. */
    Optional<Comparison> sizeOf(Members members) {
        members.refuseOthers(SIZE_KEYS);
        Optional<Comparison> operator = operator(members);
        return operator.map(found -> new Comparison(
                found.operator(),
                found.negated(),
                ownOperand(members, found.operator()).orElse(new Operand.Nothing()),
                false));
    }

    private static Optional<Comparison> operator(Members members) {
        Optional<String> text = members.text("operator", "an operator");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String word = text.get();
        boolean negated = word.startsWith(Operator.NOT_PREFIX);
        String positive = negated ? word.substring(Operator.NOT_PREFIX.length()) : word;
        Optional<Operator> operator = Word.find(Operator.class, positive);
        if (operator.isEmpty()) {
            members.add(
                    "operator",
                    Code.UNKNOWN_OPERATOR,
                    "expected an operator such as \"equals\", got " + Shown.name(word) + Spelling.hint(word, WORDS));
        }
        return operator.map(found -> new Comparison(found, negated, new Operand.Nothing(), false));
    }

    private Optional<Operand> ownOperand(Members members, Operator operator) {
        if (operator.shape() != Operator.Shape.NOTHING) {
            return operands.read(operator, members.value("value"), members.at("value"));
        }
        if (members.has("value")) {
            members.add("value", Code.UNKNOWN_KEY, "expected no value with \"" + operator.word() + "\", got one");
        }
        return Optional.empty();
    }

    private static Optional<Operand> otherAttribute(Members members, Operator operator) {
        if (members.has("value")) {
            members.add("valueOf", Code.UNKNOWN_KEY, "expected either \"value\" or \"valueOf\", got both");
            return Optional.empty();
        }
        if (operator.shape() != Operator.Shape.ONE) {
            members.add(
                    "valueOf",
                    Code.OPERATOR_NOT_ALLOWED,
                    "expected " + operator.shape().expected() + " with \"" + operator.word()
                            + "\", got the name of another value");
            return Optional.empty();
        }
        return members.text("valueOf", "a name").map(Operand.OtherAttribute::new);
    }
}
