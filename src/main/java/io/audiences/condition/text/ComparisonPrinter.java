package io.audiences.condition.text;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.text.Block.Chain;
import io.audiences.condition.text.Block.Filled;
import io.audiences.condition.text.Block.Line;
import io.audiences.condition.text.Block.Wrapped;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/** Writes an operator and what it compares with. */
final class ComparisonPrinter {
    private ComparisonPrinter() {}

    static Block print(Comparison comparison) {
        Block block = plain(comparison);
        return comparison.ignoreCase() ? Chain.of(block, new Line(" ignoring case")) : block;
    }

    private static Block plain(Comparison comparison) {
        String phrase = phrase(comparison);
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Nothing) {
            return new Line(phrase);
        }
        if (operand instanceof Operand.Many many) {
            List<Block> values = many.values().stream()
                    .<Block>map(value -> new Line(element(comparison.operator(), value)))
                    .toList();
            return Wrapped.of(phrase + " (", Filled.of(values), ")");
        }
        if (operand instanceof Operand.Size size) {
            return Chain.of(new Line(phrase + " "), plain(size.comparison()));
        }
        return new Line(phrase + " " + operand(comparison.operator(), operand));
    }

    private static String phrase(Comparison comparison) {
        Operator operator = comparison.operator();
        if (comparison.negated() && operator == Operator.EQUALS) {
            return "!=";
        }
        if (comparison.negated() && operator == Operator.IS_EMPTY) {
            return "is not empty";
        }
        return (comparison.negated() ? "not " : "") + Phrases.of(operator);
    }

    private static String operand(Operator operator, Operand operand) {
        if (operand instanceof Operand.One one) {
            return Literals.value(one.value());
        }
        if (operand instanceof Operand.Range range) {
            return Literals.value(range.low()) + " and " + Literals.value(range.high());
        }
        if (operand instanceof Operand.Relative relative) {
            return Literals.amount(relative.amount()) + (operator == Operator.MORE_THAN_AGO ? " ago" : "");
        }
        if (operand instanceof Operand.During during) {
            return Literals.period(during.period());
        }
        if (operand instanceof Operand.Area area) {
            return area.kilometres().toPlainString() + " km of ("
                    + area.latitude().toPlainString() + ", " + area.longitude().toPlainString() + ")";
        }
        if (operand instanceof Operand.OtherAttribute other) {
            return Literals.name(other.attribute());
        }
        throw new IllegalArgumentException("no text for " + operand);
    }

    /** Days of the week by name, all else as it is. */
    private static String element(Operator operator, Value value) {
        if (operator == Operator.DAY_OF_WEEK && value instanceof Value.Decimal day) {
            return DayOfWeek.of(day.number().intValueExact()).name().toLowerCase(Locale.ROOT);
        }
        return Literals.value(value);
    }
}
