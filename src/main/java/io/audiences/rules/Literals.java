package io.audiences.rules;

import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The only place where values become rule source. A text is written out only when each of its characters is on a short
 * list that means nothing to DRL, MVEL or Java, even as part of an escape; any other text is bound by number.
 */
final class Literals {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .,:_@-]{0,200}");

    private final Bindings bindings;
    private final Used used;

    Literals(Bindings bindings, Used used) {
        this.bindings = bindings;
        this.used = used;
    }

    String text(String text) {
        if (PLAIN.matcher(text).matches()) {
            return '"' + text + '"';
        }
        int number = bindings.texts.number(text);
        used.of(Binding.TEXT).set(number);
        return "constant(" + number + ")";
    }

    String text(Value value, boolean fold) {
        String text = ((Value.Text) value).text();
        return text(fold ? Texts.fold(text) : text);
    }

    String number(Value value) {
        return number(((Value.Decimal) value).number());
    }

    /** In quotes: a number literal would be made anew at every evaluation. */
    String number(BigDecimal number) {
        String literal = number.toPlainString();
        used.numbers().add(literal);
        return '"' + literal + '"';
    }
}
