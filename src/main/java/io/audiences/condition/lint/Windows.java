package io.audiences.condition.lint;

import io.audiences.condition.Amount;
import io.audiences.condition.Period;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import io.audiences.condition.lint.Warning.Code;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What is wrong with windows. All time is never too long: it means as far back as events are kept. */
final class Windows {
    private final Situation situation;
    private final Warnings warnings;
    private final LocalDate today;

    Windows(Situation situation, Warnings warnings) {
        this.situation = situation;
        this.warnings = warnings;
        this.today = situation.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether no event can lie in the window. */
    boolean isEmpty(Window window, String pointer) {
        if (hasNoLength(window)) {
            warnings.add(pointer, Code.EMPTY_WINDOW, "ends where it begins, so no event lies in it");
            return true;
        }
        if (window instanceof Window.Fixed fixed
                && fixed.from().filter(this::isAhead).isPresent()) {
            warnings.add(pointer, Code.WINDOW_IN_FUTURE, "has not begun yet, so no event lies in it until then");
        }
        situation.retention().filter(kept -> reachesBeyond(window, kept)).ifPresent(kept -> {
            String amount = kept.amount() + " " + kept.unit().word() + (kept.amount() == 1 ? "" : "s");
            warnings.add(
                    pointer,
                    Code.WINDOW_BEYOND_RETENTION,
                    "reaches further back than the " + amount + " that events are kept");
        });
        return false;
    }

    private static boolean hasNoLength(Window window) {
        return window instanceof Window.Between between
                ? Amounts.isNoFurther(between.from(), between.to())
                : window instanceof Window.Fixed fixed
                        && fixed.from().isPresent()
                        && fixed.from().equals(fixed.to());
    }

    // Zones are up to a day apart from UTC.
    private boolean isAhead(Value from) {
        return from instanceof Value.At at
                ? at.instant().isAfter(situation.now())
                : ((Value.Day) from).day().isAfter(today.plusDays(1));
    }

    private boolean reachesBeyond(Window window, Amount kept) {
        if (window instanceof Window.Last last) {
            return !Amounts.isNoFurther(last.amount(), kept);
        }
        if (window instanceof Window.Between between) {
            return !Amounts.isNoFurther(between.from(), kept);
        }
        LocalDate first = kept.isExact()
                ? situation
                        .now()
                        .minus(kept.duration())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                : kept.before(today);
        if (window instanceof Window.Fixed fixed) {
            Optional<LocalDate> from = fixed.from().map(Windows::day);
            return from.filter(day -> day.isBefore(first)).isPresent();
        }
        return window instanceof Window.During during && !Amounts.isNoFurther(longest(during.period()), kept);
    }

    private static LocalDate day(Value value) {
        return value instanceof Value.Day day
                ? day.day()
                : LocalDate.ofInstant(((Value.At) value).instant(), ZoneOffset.UTC);
    }

    /** The furthest that the beginning of a period may ever lie back. */
    private static Amount longest(Period period) {
        return switch (period) {
            case TODAY, YESTERDAY -> new Amount(1, Amount.Unit.DAY);
            case THIS_WEEK -> new Amount(1, Amount.Unit.WEEK);
            case LAST_WEEK -> new Amount(2, Amount.Unit.WEEK);
            case THIS_MONTH -> new Amount(1, Amount.Unit.MONTH);
            case LAST_MONTH -> new Amount(2, Amount.Unit.MONTH);
            case THIS_QUARTER -> new Amount(1, Amount.Unit.QUARTER);
            case LAST_QUARTER, THIS_SEMESTER -> new Amount(2, Amount.Unit.QUARTER);
            case LAST_SEMESTER, THIS_YEAR -> new Amount(1, Amount.Unit.YEAR);
            case LAST_YEAR -> new Amount(2, Amount.Unit.YEAR);
        };
    }
}
