package io.audiences.condition;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a condition and a fact may hold at most; anything beyond is refused with a clear problem. */
public final class Limits {
    /** Levels of nesting, the outermost condition being the first. */
    public static final int DEPTH = 16;

    /** Nodes of one condition, filters included. */
    public static final int NODES = 500;

    /** Values of one list. */
    public static final int LIST_VALUES = 10_000;

    /** UTF-16 code units of one text. */
    public static final int TEXT_LENGTH = 1_000;

    /** UTF-16 code units of the text form of one condition. */
    public static final int CONDITION_TEXT = 16 << 20;

    /** Instructions of one compiled regular expression; bounds the time of a match. */
    public static final int PATTERN_SIZE = 2_000;

    /** Problems reported of one input; the rest is left out. */
    public static final int PROBLEMS = 100;

    /** Years a window may reach back or an amount may span. */
    public static final int WINDOW_YEARS = 10;

    /** Years an anniversary test may look ahead or back. */
    public static final int ANNIVERSARY_YEARS = 1;

    /** Steps of one sequence. */
    public static final int STEPS = 20;

    /** Half the way around the earth, further than any two places are apart. */
    public static final int KILOMETRES = 20_100;

    /** Digits after the decimal point of a number. */
    public static final int DECIMALS = 6;

    /** Numbers lie strictly between minus this and this. */
    public static final BigDecimal NUMBER_BOUND = new BigDecimal("1000000000000");

    public static final LocalDate EARLIEST_DAY = LocalDate.of(1, 1, 1);
    public static final LocalDate LATEST_DAY = LocalDate.of(9999, 12, 31);

    private Limits() {}

    /** Whether {@code number} can be kept exactly. */
    public static boolean allows(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        return number.precision() - (long) number.scale() <= 12
                && number.stripTrailingZeros().scale() <= DECIMALS;
    }
}
