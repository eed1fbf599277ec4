package io.audiences.condition.sentence;

import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values and names as a reader of the language would write them. */
final class Terms {
    private static final int SHOWN_VALUES = 20;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.@/+-]*");
    private static final Pattern PROPER_NOUN = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}]*( \\p{Lu}[\\p{L}\\p{M}]*)*");
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-z0-9]*([A-Z][a-z0-9]+)*");

    private final Wording wording;

    Terms(Wording wording) {
        this.wording = wording;
    }

    String value(Value value) {
        if (value instanceof Value.Text text) {
            return plain(text.text());
        }
        if (value instanceof Value.Decimal decimal) {
            return number(decimal.number());
        }
        if (value instanceof Value.Flag flag) {
            return wording.text(flag.flag() ? "yes" : "no");
        }
        return value instanceof Value.Day day
                ? date(day.day())
                : instant(((Value.At) value).instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
    }

    /** "a, b or c"; of very many the first, and how many more. */
    String values(String word, List<String> all) {
        if (all.size() <= SHOWN_VALUES) {
            return wording.list(word, all);
        }
        List<String> shown = new ArrayList<>(all.subList(0, SHOWN_VALUES));
        shown.add(wording.text("values.more", number(BigDecimal.valueOf(all.size() - SHOWN_VALUES))));
        return wording.list(word, shown);
    }

    String number(BigDecimal number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(wording.locale());
        symbols.setMinusSign('\u2212');
        return new DecimalFormat("#,##0.######", symbols).format(number);
    }

    private String date(TemporalAccessor day) {
        return DateTimeFormatter.ofPattern(wording.text("date"), wording.locale())
                .format(day);
    }

    private String instant(LocalDateTime time) {
        String pattern = time.getNano() > 0 ? "HH:mm:ss.SSSSSS" : time.getSecond() > 0 ? "HH:mm:ss" : "HH:mm";
        return wording.text(
                "instant", date(time), DateTimeFormatter.ofPattern(pattern).format(time));
    }

    String month(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, wording.locale());
    }

    String dayOfWeek(int day) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, wording.locale());
    }

    /** A text as it is where it reads as one word or a name, else in quotation marks. */
    String plain(String text) {
        return PLAIN.matcher(text).matches() || PROPER_NOUN.matcher(text).matches() ? text : quoted(text);
    }

    private String quoted(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isInvisible(point)) {
                shown.append("\\u{%x}".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return wording.text("quoted", shown.toString());
    }

    // Line breaks would end the sentence, marks of direction would turn it around.
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /** The name of an attribute or property: {@code loyaltyPoints} as two words, others as they are. */
    String label(String name) {
        return Family.of(name, wording)
                .flatMap(family -> wording.find("label." + family.key(), family.member()))
                .or(() -> wording.find("label." + name, ""))
                .orElseGet(() -> words(name));
    }

    private String words(String name) {
        if (!CAMEL_CASE.matcher(name).matches()) {
            return quoted(name);
        }
        StringBuilder words = new StringBuilder();
        name.chars()
                .forEach(letter -> words.append(Character.isUpperCase(letter) ? " " : "")
                        .append((char) Character.toLowerCase(letter)));
        return words.toString();
    }
}
