package io.audiences.differential;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Comparisons that are simpler than another, the simplest first. */
final class SmallerOperands {
    private SmallerOperands() {}

    static Stream<Comparison> of(Comparison comparison) {
        Operator operator = comparison.operator();
        Operand operand = comparison.operand();
        boolean fold = comparison.ignoreCase();
        Stream<Comparison> exists = operator == Operator.EXISTS
                ? Stream.of()
                : Stream.of(new Comparison(Operator.EXISTS, false, new Operand.Nothing(), false));
        Stream<Comparison> positive =
                comparison.negated() ? Stream.of(new Comparison(operator, false, operand, fold)) : Stream.of();
        Stream<Comparison> exact =
                fold ? Stream.of(new Comparison(operator, comparison.negated(), operand, false)) : Stream.of();
        Stream<Comparison> operands =
                of(operand).map(smaller -> new Comparison(operator, comparison.negated(), smaller, fold));
        return Stream.of(exists, positive, exact, operands).flatMap(Function.identity());
    }

    private static Stream<Operand> of(Operand operand) {
        if (operand instanceof Operand.One one) {
            return of(one.value()).map(Operand.One::new);
        }
        if (operand instanceof Operand.Many many) {
            return IntStream.range(0, many.values().size()).mapToObj(i -> {
                List<Value> left = new ArrayList<>(many.values());
                left.remove(i);
                return new Operand.Many(left);
            });
        }
        if (operand instanceof Operand.Range range) {
            return range.low().equals(range.high())
                    ? Stream.of()
                    : Stream.of(
                            new Operand.Range(range.low(), range.low()), new Operand.Range(range.high(), range.high()));
        }
        if (operand instanceof Operand.Relative relative) {
            return of(relative.amount()).map(Operand.Relative::new);
        }
        return operand instanceof Operand.Size size ? of(size.comparison()).map(Operand.Size::new) : Stream.of();
    }

    private static Stream<Value> of(Value value) {
        if (value instanceof Value.Text text) {
            int[] points = text.text().codePoints().toArray();
            return IntStream.range(0, points.length)
                    .mapToObj(i -> new Value.Text(
                            new String(points, 0, i) + new String(points, i + 1, points.length - i - 1)));
        }
        Stream<BigDecimal> numbers = Stream.of(BigDecimal.ZERO, BigDecimal.ONE);
        return value instanceof Value.Decimal decimal
                ? numbers.takeWhile(number -> number.compareTo(decimal.number()) != 0)
                        .map(Value.Decimal::new)
                : Stream.of();
    }

    static Stream<Amount> of(Amount amount) {
        return Stream.of(new Amount(1, Amount.Unit.DAY), new Amount(1, amount.unit()))
                .takeWhile(smaller -> !smaller.equals(amount));
    }
}
