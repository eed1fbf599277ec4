package io.audiences.membership;

import com.google.re2j.Pattern;
import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Value;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compares texts by code point after NFC. A regular expression must match the whole text; to ignore case it is not folded,
 * which would change its classes, but told so.
 */
final class TextInterpreter {
    private TextInterpreter() {}

    static boolean holds(Comparison comparison, String text) {
        Stream<String> wanted = texts(comparison.operand()).stream();
        boolean fold = comparison.ignoreCase();
        String own = fold ? fold(text) : normal(text);
        return switch (comparison.operator()) {
            case EQUALS, IN -> wanted.anyMatch(other -> own.equals(fold ? fold(other) : other));
            case CONTAINS -> wanted.anyMatch(other -> own.contains(fold ? fold(other) : other));
            case STARTS_WITH -> wanted.anyMatch(other -> own.startsWith(fold ? fold(other) : other));
            case ENDS_WITH -> wanted.anyMatch(other -> own.endsWith(fold ? fold(other) : other));
            case MATCHES ->
                wanted.anyMatch(expression -> Pattern.compile(expression, fold ? Pattern.CASE_INSENSITIVE : 0)
                        .matches(normal(text)));
            default -> false;
        };
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Lower case first, so that the capital sharp s ends as SS; then upper case, which has no final sigma. */
    private static String fold(String text) {
        return normal(normal(text).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
    }

    static List<String> texts(Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.values().stream().map(TextInterpreter::text).toList();
        }
        return operand instanceof Operand.One one ? List.of(text(one.value())) : List.of();
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }
}
