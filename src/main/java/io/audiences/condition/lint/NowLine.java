package io.audiences.condition.lint;

import io.audiences.condition.Amount;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The time before and after now, cut where the comparisons with amounts of time change: point 0 is now, which both "in the
 * last" and "in the next" include; −1 the time since the nearest amount ago, −2 that before it, and so on; likewise ahead.
 */
final class NowLine {
    private final List<Amount> ago;
    private final List<Amount> ahead;

    private NowLine(List<Amount> ago, List<Amount> ahead) {
        this.ago = ago;
        this.ahead = ahead;
    }

    /** Whether the comparison is one with now. */
    static boolean isOn(Comparison comparison) {
        return switch (comparison.operator()) {
            case IN_LAST, IN_NEXT, MORE_THAN_AGO -> true;
            default -> false;
        };
    }

    /** The cell; empty where it is not certain which amount is the longer. */
    static Optional<Cell> cell(Subject subject, Collection<Comparison> asked) {
        List<Amount> ago = new ArrayList<>();
        List<Amount> ahead = new ArrayList<>();
        for (Comparison comparison : asked) {
            List<Amount> amounts = comparison.operator() == Operator.IN_NEXT ? ahead : ago;
            if (!insert(amount(comparison), amounts)) {
                return Optional.empty();
            }
        }
        NowLine line = new NowLine(ago, ahead);
        List<Integer> points =
                IntStream.rangeClosed(-ago.size() - 1, ahead.size() + 1).boxed().toList();
        return Optional.of(Cell.of(subject.mayBeMissing(), points, asked, each -> point -> line.holds(each, point)));
    }

    /** Keeps the amounts in order, shortest first. */
    private static boolean insert(Amount amount, List<Amount> amounts) {
        int place = 0;
        while (place < amounts.size() && !Amounts.isNoFurther(amount, amounts.get(place))) {
            if (!Amounts.isNoFurther(amounts.get(place), amount)) {
                return false;
            }
            place++;
        }
        amounts.add(place, amount);
        return true;
    }

    private boolean holds(Comparison comparison, Integer point) {
        int place = (comparison.operator() == Operator.IN_NEXT ? ahead : ago).indexOf(amount(comparison)) + 1;
        return switch (comparison.operator()) {
            case IN_LAST -> point <= 0 && -point <= place;
            case IN_NEXT -> point >= 0 && point <= place;
            default -> -point > place;
        };
    }

    private static Amount amount(Comparison comparison) {
        return ((Operand.Relative) comparison.operand()).amount();
    }
}
