package io.audiences.condition.lint;

import io.audiences.condition.Amount;

/** How amounts of time compare, where that is certain on every day and in every zone. */
final class Amounts {
    // A zone may skip a day, and a calendar amount reaches to a midnight.
    private static final long SLACK_MINUTES = 3 * 24 * 60;

    private Amounts() {}

    /** Whether {@code shorter} ago or ahead is certainly no further than {@code longer}. */
    static boolean isNoFurther(Amount shorter, Amount longer) {
        if (shorter.isExact() && longer.isExact()) {
            return shorter.duration().compareTo(longer.duration()) <= 0;
        }
        if (shorter.isExact() || longer.isExact()) {
            return most(shorter) + SLACK_MINUTES <= least(longer);
        }
        if (months(shorter) > 0 && months(longer) > 0) {
            return months(shorter) <= months(longer);
        }
        return most(shorter) <= least(longer);
    }

    private static long months(Amount amount) {
        return switch (amount.unit()) {
            case MONTH -> amount.amount();
            case QUARTER -> 3L * amount.amount();
            case YEAR -> 12L * amount.amount();
            default -> 0;
        };
    }

    private static long most(Amount amount) {
        long days = months(amount) * 31;
        return days > 0 ? days * 24 * 60 : minutes(amount);
    }

    private static long least(Amount amount) {
        long days = months(amount) * 28;
        return days > 0 ? days * 24 * 60 : minutes(amount);
    }

    private static long minutes(Amount amount) {
        return switch (amount.unit()) {
            case MINUTE -> amount.amount();
            case HOUR -> 60L * amount.amount();
            case DAY -> 24 * 60L * amount.amount();
            default -> 7 * 24 * 60L * amount.amount();
        };
    }
}
