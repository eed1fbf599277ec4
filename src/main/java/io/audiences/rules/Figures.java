package io.audiences.rules;

import io.audiences.condition.Measure;
import io.audiences.customer.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of measures, each a tally that values are added to in the order of their events. */
record Figures(ZoneId zone, Instant asOf) {

    /** Takes one value at a time and gives the figure, null when it is missing. */
    interface Tally {
        void add(long occurredAt, Object value);

        @Nullable
        Object result();
    }

    Tally tally(Measure.Function function) {
        return switch (function) {
            case COUNT -> new Count();
            case SUM -> new Sum(false);
            case AVERAGE -> new Sum(true);
            case DISTINCT -> new Distinct();
            case MIN -> new Extreme(-1);
            case MAX -> new Extreme(1);
            case FIRST -> new End(true);
            case LAST -> new End(false);
            case DAYS_SINCE_FIRST -> new DaysSince(true);
            case DAYS_SINCE_LAST -> new DaysSince(false);
            case ACTIVE_DAYS -> new ActiveDays();
        };
    }

    private LocalDate day(long instant) {
        return Micros.toInstant(instant).atZone(zone).toLocalDate();
    }

    private static final class Count implements Tally {
        private long count;

        @Override
        public void add(long occurredAt, Object value) {
            count++;
        }

        @Override
        public Object result() {
            return BigDecimal.valueOf(count);
        }
    }

    private static final class Sum implements Tally {
        private final boolean average;
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        Sum(boolean average) {
            this.average = average;
        }

        @Override
        public void add(long occurredAt, Object value) {
            sum = sum.add((BigDecimal) value);
            count++;
        }

        @Override
        public @Nullable Object result() {
            return !average ? sum : count == 0 ? null : new Average(sum, count);
        }
    }

    private static final class Distinct implements Tally {
        private final Set<Object> values = new HashSet<>();

        @Override
        public void add(long occurredAt, Object value) {
            values.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
        }

        @Override
        public Object result() {
            return BigDecimal.valueOf(values.size());
        }
    }

    private static final class Extreme implements Tally {
        private final int sign;
        private @Nullable Object extreme;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void add(long occurredAt, Object value) {
            if (extreme == null || ((Comparable<Object>) value).compareTo(extreme) * sign > 0) {
                extreme = value;
            }
        }

        @Override
        public @Nullable Object result() {
            return extreme;
        }
    }

    private static final class End implements Tally {
        private final boolean first;
        private @Nullable Object end;

        End(boolean first) {
            this.first = first;
        }

        @Override
        public void add(long occurredAt, Object value) {
            if (!first || end == null) {
                end = value;
            }
        }

        @Override
        public @Nullable Object result() {
            return end;
        }
    }

    private final class DaysSince implements Tally {
        private final boolean first;
        private boolean any;
        private long at;

        DaysSince(boolean first) {
            this.first = first;
        }

        @Override
        public void add(long occurredAt, Object value) {
            if (!first || !any) {
                at = occurredAt;
            }
            any = true;
        }

        @Override
        public @Nullable Object result() {
            if (!any) {
                return null;
            }
            long days = ChronoUnit.DAYS.between(day(at), asOf.atZone(zone).toLocalDate());
            // clocks that go back over midnight make today the day before
            return BigDecimal.valueOf(Math.max(0, days));
        }
    }

    private final class ActiveDays implements Tally {
        private final Set<LocalDate> days = new HashSet<>();

        @Override
        public void add(long occurredAt, Object value) {
            days.add(day(occurredAt));
        }

        @Override
        public Object result() {
            return BigDecimal.valueOf(days.size());
        }
    }
}
