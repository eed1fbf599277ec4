package io.audiences.rules;

import io.audiences.rules.Thresholds.Bounds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of one figure of many customers. Almost all are kept as whole millionths, eight bytes each, which is exact for
 * up to six decimals; the few others as they are.
 */
final class Population {
    private static final int DECIMALS = 6;
    private static final int MOST_WHOLE_DIGITS = 12;
    private static final int FIFTHS = 5;

    private long[] millionths = new long[64];
    private int count;
    private final List<BigDecimal> others = new ArrayList<>();

    void add(BigDecimal value) {
        if (value.scale() > DECIMALS || value.precision() - value.scale() > MOST_WHOLE_DIGITS) {
            others.add(value);
            return;
        }
        if (count == millionths.length) {
            millionths = Arrays.copyOf(millionths, count * 2);
        }
        millionths[count++] = value.movePointRight(DECIMALS).longValueExact();
    }

    void addAll(Population more) {
        long[] both = Arrays.copyOf(millionths, Math.max(64, count + more.count));
        System.arraycopy(more.millionths, 0, both, count, more.count);
        millionths = both;
        count += more.count;
        others.addAll(more.others);
    }

    Bounds bounds() {
        int size = count + others.size();
        if (size == 0) {
            return new Bounds(List.of(), 0);
        }
        Arrays.sort(millionths, 0, count);
        others.sort(BigDecimal::compareTo);
        return new Bounds(
                IntStream.range(1, FIFTHS)
                        .mapToObj(k -> smallest((int) (((long) k * size + FIFTHS - 1) / FIFTHS)))
                        .toList(),
                size);
    }

    /** The value at a place, counted from 1, among all in ascending order. */
    private BigDecimal smallest(int place) {
        if (others.isEmpty()) {
            return decimal(millionths[place - 1]);
        }
        int taken = 0;
        int other = 0;
        while (true) {
            boolean isOther = taken == count
                    || (other < others.size() && others.get(other).compareTo(decimal(millionths[taken])) < 0);
            BigDecimal next = isOther ? others.get(other++) : decimal(millionths[taken++]);
            if (taken + other == place) {
                return next;
            }
        }
    }

    private static BigDecimal decimal(long millionths) {
        return BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
    }
}
