package io.audiences.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What divides buyers into fifths, for each figure that traits ask for. */
public record Thresholds(Map<Quintile, Bounds> bounds) {
    public static final Thresholds NONE = new Thresholds(Map.of());

    public Thresholds {
        bounds = Map.copyOf(bounds);
    }

    /**
     * The ends of the lower four fifths. Of n values in ascending order, the k-th end is the ⌈k·n/5⌉-th; a value lies in the
     * fifth after all ends that are less than it. So equal values always share a fifth, the lower one.
     *
     * @param ends four in ascending order; none when there are no buyers
     */
    public record Bounds(List<BigDecimal> ends, long buyers) {
        public Bounds {
            ends = List.copyOf(ends);
        }

        /** The fifth of a value, from 1 to 5. */
        public int of(BigDecimal value) {
            int fifth = 1;
            for (BigDecimal end : ends) {
                if (end.compareTo(value) < 0) {
                    fifth++;
                }
            }
            return fifth;
        }
    }

    public Optional<Bounds> find(Quintile quintile) {
        return Optional.ofNullable(bounds.get(quintile));
    }

    Bounds get(Quintile quintile) {
        return find(quintile).orElseThrow(() -> new IllegalArgumentException("no thresholds of " + quintile.figure()));
    }

    /** These and others. */
    public Thresholds and(Thresholds others) {
        Map<Quintile, Bounds> all = new HashMap<>(bounds);
        all.putAll(others.bounds);
        return new Thresholds(all);
    }
}
