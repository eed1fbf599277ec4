package io.audiences.differential;

import io.audiences.condition.ValueType;
import io.audiences.customer.Point;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The few values that conditions and customers of one world draw from, so that comparisons often hit. */
final class Pool {
    private static final List<String> TEXTS = List.of(
            "CO",
            "co",
            "",
            " ",
            "Bogot\u00e1",
            "Bogota\u0301",
            "BOGOT\u00c1",
            "Stra\u00dfe",
            "STRASSE",
            "STRA\u1e9eE",
            "\u0131stanbul",
            "\u0130stanbul",
            "istanbul",
            "ISTANBUL",
            "\ud83d\ude00",
            "x\ud83d\ude00y",
            "\u039f\u03b4\u03bf\u03c2",
            "\u039f\u0394\u039f\u03a3",
            "\u2126",
            "\u03a9",
            "\ufb01n",
            "FIN",
            "\u212a",
            "k",
            "a\nb",
            "a\tb",
            "a\u0000b",
            "\"",
            "\\",
            "\\u0022",
            "\\u000a",
            "\\\"",
            "'",
            "`",
            "${x}",
            "#{x}",
            "@{x}",
            "*/",
            "/*",
            "//",
            "end rule",
            "end\nrule \"x\"",
            "\"; drop table customer; --",
            "null",
            "true",
            "1",
            "1.0",
            "%s",
            "%",
            "_",
            ".*",
            "(",
            "\u2028",
            "\u202e");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "0.1",
            "0.10",
            "0.3",
            "1.000000",
            "1.000001",
            "0.999999",
            "10",
            "1E+1",
            "99.99",
            "0.000001",
            "-0.000001",
            "999999999999.999999",
            "-999999999999.999999");

    final Moments moments;
    final List<String> texts = new ArrayList<>();
    final List<BigDecimal> numbers = new ArrayList<>();
    final List<Point> points =
            List.of(point("4.6", "-74.1"), point("4.609", "-74.1"), point("-33.45", "180"), point("90", "0"));
    final List<String> brands = List.of("acme", "z\u00e9n", "end rule", "\"");
    private final Dice dice;

    Pool(Dice dice) {
        this.dice = dice;
        this.moments = new Moments(dice);
        texts.addAll(dice.shuffled(TEXTS).subList(0, 7));
        texts.addAll(dice.of(
                List.of("Bogot\u00e1", "Bogota\u0301"),
                List.of("Stra\u00dfe", "STRASSE"),
                List.of("istanbul", "\u0130STANBUL"),
                List.of("CO", "co")));
        dice.shuffled(NUMBERS).subList(0, 5).forEach(number -> numbers.add(new BigDecimal(number)));
        numbers.add(BigDecimal.ONE);
        numbers.add(new BigDecimal("0.1"));
    }

    /** A value as customer facts hold it: texts in normal form C. */
    Object next(ValueType type) {
        return switch (type) {
            case TEXT -> normal(dice.pick(texts));
            case NUMBER, MONEY -> dice.pick(numbers);
            case BOOLEAN -> dice.chance(50);
            case DATE -> dice.pick(moments.days);
            case TIMESTAMP -> dice.pick(moments.instants);
            case LIST -> dice.some(texts, 3).stream().map(Pool::normal).toList();
            case POINT -> dice.pick(points);
        };
    }

    private static Point point(String latitude, String longitude) {
        return new Point(new BigDecimal(latitude), new BigDecimal(longitude));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Part of a text, cut between code points. */
    String part(String text) {
        int[] points = text.codePoints().toArray();
        int from = dice.below(points.length + 1);
        int to = from + dice.below(points.length - from + 1);
        return new String(points, from, to - from);
    }
}
