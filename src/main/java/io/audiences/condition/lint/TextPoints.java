package io.audiences.condition.lint;

import com.google.re2j.Pattern;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Each text that is compared with for equality, on which all comparisons are tried; and for all other texts, each way in
 * which the comparisons that look into a text may turn out.
 */
final class TextPoints {
    private static final int MOST_TEXTS = 300;
    private static final int MOST_PREDICATES = 5;

    private final List<Comparison> predicates;
    private final Set<String> texts = new LinkedHashSet<>();

    private TextPoints(List<Comparison> predicates) {
        this.predicates = predicates;
    }

    /** A text that is named, or one of the others with the predicates that hold for it. */
    private record Point(Optional<String> text, BitSet holding) {}

    /** The cell; empty where it would be too large. */
    static Optional<Cell> cell(Subject subject, Collection<Comparison> asked) {
        TextPoints points =
                new TextPoints(asked.stream().filter(each -> !isExact(each)).toList());
        asked.stream().filter(TextPoints::isExact).forEach(each -> points.texts.addAll(texts(each)));
        if (points.texts.size() > MOST_TEXTS || points.predicates.size() > MOST_PREDICATES) {
            return Optional.empty();
        }
        return Optional.of(Cell.of(subject.mayBeMissing(), points.points(), asked, points::holding));
    }

    /** Whether only the named texts themselves pass. */
    static boolean isExact(Comparison comparison) {
        boolean equal = comparison.operator() == Operator.EQUALS || comparison.operator() == Operator.IN;
        return equal && !comparison.ignoreCase();
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        texts.forEach(text -> points.add(new Point(Optional.of(text), new BitSet())));
        for (long ways = 0; ways < 1L << predicates.size(); ways++) {
            BitSet holding = BitSet.valueOf(new long[] {ways});
            if (isPossible(holding)) {
                points.add(new Point(Optional.empty(), holding));
            }
        }
        return points;
    }

    private Predicate<Point> holding(Comparison comparison) {
        if (isExact(comparison)) {
            Set<String> wanted = new HashSet<>(texts(comparison));
            return point -> point.text().filter(wanted::contains).isPresent();
        }
        int index = predicates.indexOf(comparison);
        return point -> point.text()
                .map(text -> holds(comparison, text))
                .orElseGet(() -> point.holding().get(index));
    }

    /** Whether a text may begin with, end in and contain all this, as far as two predicates at a time can tell. */
    private boolean isPossible(BitSet holding) {
        for (int i = 0; i < predicates.size(); i++) {
            if (!holding.get(i)) {
                continue;
            }
            Comparison held = predicates.get(i);
            for (int j = 0; j < predicates.size(); j++) {
                Comparison other = predicates.get(j);
                if (holding.get(j) ? exclude(held, other) : implies(held, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean implies(Comparison held, Comparison other) {
        if (held.ignoreCase() || other.ignoreCase() || !isPart(held) || !isPart(other)) {
            return false;
        }
        boolean same = held.operator() == other.operator() || other.operator() == Operator.CONTAINS;
        return same && holds(other, texts(held).get(0));
    }

    private static boolean exclude(Comparison held, Comparison other) {
        boolean sameEnd = held.operator() == other.operator()
                && (held.operator() == Operator.STARTS_WITH || held.operator() == Operator.ENDS_WITH);
        return sameEnd
                && !held.ignoreCase()
                && !other.ignoreCase()
                && !holds(other, texts(held).get(0))
                && !holds(held, texts(other).get(0));
    }

    private static boolean isPart(Comparison comparison) {
        return switch (comparison.operator()) {
            case CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            default -> false;
        };
    }

    private static boolean holds(Comparison comparison, String text) {
        boolean fold = comparison.ignoreCase();
        if (comparison.operator() == Operator.MATCHES) {
            return Pattern.compile(texts(comparison).get(0), fold ? Pattern.CASE_INSENSITIVE : 0)
                    .matches(text);
        }
        String own = fold ? fold(text) : text;
        return texts(comparison).stream()
                .map(wanted -> fold ? fold(wanted) : wanted)
                .anyMatch(wanted -> switch (comparison.operator()) {
                    case EQUALS, IN -> own.equals(wanted);
                    case CONTAINS -> own.contains(wanted);
                    case STARTS_WITH -> own.startsWith(wanted);
                    case ENDS_WITH -> own.endsWith(wanted);
                    default -> throw new IllegalArgumentException("not of texts: " + comparison);
                });
    }

    private static String fold(String text) {
        String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper, Normalizer.Form.NFC);
    }

    static List<String> texts(Comparison comparison) {
        List<Value> values = comparison.operand() instanceof Operand.Many many
                ? many.values()
                : List.of(((Operand.One) comparison.operand()).value());
        return values.stream().map(value -> ((Value.Text) value).text()).toList();
    }
}
