package io.audiences.condition.sentence;

import io.audiences.condition.Amount;
import io.audiences.condition.Period;
import io.audiences.condition.Window;
import java.math.BigDecimal;

/** Amounts of time, periods and windows. */
final class Times {
    private final Wording wording;
    private final Terms terms;

    Times(Wording wording) {
        this.wording = wording;
        this.terms = new Terms(wording);
    }

    /** "24 hours". */
    String amount(Amount amount) {
        return number(amount) + " " + unit(amount);
    }

    /** "in the last 6 months". */
    String last(Amount amount) {
        return span("last", amount);
    }

    /** "in the next 30 days". */
    String next(Amount amount) {
        return span("next", amount);
    }

    /** "within 24 hours" after something. */
    String following(Amount amount) {
        return span("following", amount);
    }

    private String span(String direction, Amount amount) {
        String gender = wording.text("unit." + amount.unit().word() + ".gender");
        String count = amount.amount() == 1 ? "one" : "many";
        return wording.text(direction + "." + count + "." + gender, number(amount), unit(amount));
    }

    private String number(Amount amount) {
        return terms.number(BigDecimal.valueOf(amount.amount()));
    }

    private String unit(Amount amount) {
        return wording.text("unit." + amount.unit().word() + (amount.amount() == 1 ? ".one" : ".many"));
    }

    String period(Period period) {
        return wording.text("period." + period.word());
    }

    /** The words for a window with a space before them; none for all time. */
    String window(Window window) {
        String words = words(window);
        return words.isEmpty() ? "" : " " + words;
    }

    private String words(Window window) {
        if (window instanceof Window.Last last) {
            return last(last.amount());
        }
        if (window instanceof Window.Between between) {
            boolean sameUnit = between.from().unit() == between.to().unit();
            String from = sameUnit ? number(between.from()) : amount(between.from());
            String to = sameUnit
                    ? number(between.to()) + " "
                            + wording.text("unit." + between.to().unit().word() + ".many")
                    : amount(between.to());
            return wording.text(sameUnit ? "window.between" : "window.between.units", from, to);
        }
        if (window instanceof Window.During during) {
            return period(during.period());
        }
        return window instanceof Window.Fixed fixed ? fixed(fixed) : "";
    }

    private String fixed(Window.Fixed fixed) {
        String from = fixed.from().map(terms::value).orElse("");
        String to = fixed.to().map(terms::value).orElse("");
        if (from.isEmpty()) {
            return to.isEmpty() ? "" : wording.text("window.to", to);
        }
        return to.isEmpty() ? wording.text("window.from", from) : wording.text("window.from_to", from, to);
    }

    /** Whether a window has ended, so that English speaks of it in the simple past. */
    static boolean isOver(Window window) {
        return window instanceof Window.Between
                || (window instanceof Window.Fixed fixed && fixed.to().isPresent())
                || (window instanceof Window.During during
                        && (during.period() == Period.YESTERDAY
                                || during.period().word().startsWith("last_")));
    }
}
