package io.audiences.condition.text;

import io.audiences.condition.Amount;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import io.audiences.condition.Window;

/** Spells names, values, amounts of time and windows. */
final class Literals {
    private Literals() {}

    static String name(String name) {
        return Keywords.isBare(name) ? name : quoted(name, "`");
    }

    /** The name of an event before the dot and a property, so that none of its own dots is taken for that. */
    static String eventOf(String name) {
        return name.contains(".") ? quoted(name, "`") : name(name);
    }

    static String text(String text) {
        return quoted(text, "'");
    }

    private static String quoted(String text, String quote) {
        return quote + text.replace(quote, quote + quote) + quote;
    }

    static String value(Value value) {
        if (value instanceof Value.Text text) {
            return text(text.text());
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        if (value instanceof Value.Flag flag) {
            return String.valueOf(flag.flag());
        }
        return value instanceof Value.Day day
                ? day.day().toString()
                : ((Value.At) value).instant().toString();
    }

    static String amount(Amount amount) {
        return amount.amount() + " " + unit(amount);
    }

    private static String unit(Amount amount) {
        return amount.unit().word() + (amount.amount() == 1 ? "" : "s");
    }

    static String period(Period period) {
        return period.word().replace('_', ' ');
    }

    /** Empty for all time. */
    static String window(Window window) {
        if (window instanceof Window.Last last) {
            return "in last " + amount(last.amount());
        }
        if (window instanceof Window.Fixed fixed) {
            String from = fixed.from().map(value -> "from " + value(value)).orElse("");
            String to = fixed.to().map(value -> "to " + value(value)).orElse("");
            return (from + " " + to).strip();
        }
        if (window instanceof Window.Between between) {
            boolean same = between.from().unit() == between.to().unit();
            String from = same ? String.valueOf(between.from().amount()) : amount(between.from());
            return "between " + from + " and " + amount(between.to()) + " ago";
        }
        return window instanceof Window.During during ? "during " + period(during.period()) : "";
    }
}
