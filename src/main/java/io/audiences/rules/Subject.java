package io.audiences.rules;

import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fact of hand-written rules: one customer, seen by audiences of one scope at one instant, whose traits are being
 * computed. Attributes, traits of earlier files and figures over events are read by the text that names them; what is
 * missing is null.
 */
public final class Subject {
    private final Map<String, Integer> places;
    private final Map<String, Integer> quintiles;
    private final Day day;
    private final @Nullable Object[] values;
    private final boolean[] isSet;
    private @Nullable Target target;

    /** The day of evaluation. */
    record Day(LocalDate today, ZoneId zone) {}

    /** A trait that a rule is about to set. */
    record Target(String trait, ValueType type, int place) {}

    /**
     * @param places of what is read by name or as a figure
     * @param quintiles places of what is read as a quintile
     */
    Subject(Map<String, Integer> places, Map<String, Integer> quintiles, Day day, @Nullable Object[] values) {
        this.places = places;
        this.quintiles = quintiles;
        this.day = day;
        this.values = values;
        this.isSet = new boolean[values.length];
    }

    private @Nullable Object value(Map<String, Integer> known, String argument) {
        Integer place = known.get(argument);
        if (place == null) {
            throw new IllegalArgumentException("not known before the rules ran: " + argument);
        }
        return values[place];
    }

    public @Nullable String text(String argument) {
        return (String) value(places, argument);
    }

    /** A number or money, exact; an average is rounded to six decimals. */
    public @Nullable BigDecimal number(String argument) {
        return (BigDecimal) value(places, argument);
    }

    /** A number that is whole, which rules compare faster than any other. */
    public @Nullable Integer whole(String argument) {
        BigDecimal number = number(argument);
        return number == null ? null : (Integer) number.intValueExact();
    }

    public @Nullable Boolean flag(String argument) {
        return (Boolean) value(places, argument);
    }

    public @Nullable LocalDate date(String argument) {
        return (LocalDate) value(places, argument);
    }

    public @Nullable Instant timestamp(String argument) {
        return (Instant) value(places, argument);
    }

    public @Nullable List<?> list(String argument) {
        return (List<?>) value(places, argument);
    }

    /** Calendar days from a date, or the local day of a timestamp, to the day of evaluation; negative for later ones. */
    public @Nullable Integer daysSince(String argument) {
        Object time = value(places, argument);
        if (time == null) {
            return null;
        }
        LocalDate then = time instanceof LocalDate date
                ? date
                : ((Instant) time).atZone(day.zone).toLocalDate();
        return (int) ChronoUnit.DAYS.between(then, day.today);
    }

    /** The least of those that are not missing; null when all are. */
    public @Nullable Integer least(@Nullable Integer... numbers) {
        return Stream.of(numbers)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The greatest of those that are not missing; null when all are. */
    public @Nullable Integer greatest(@Nullable Integer... numbers) {
        return Stream.of(numbers)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The fifth of the buyers that a figure lies in, 1 the lowest to 5; null for customers without such events. */
    public @Nullable Integer quintile(String figure) {
        return (Integer) value(quintiles, figure);
    }

    /** Sets the trait that the rule is annotated with; null leaves it missing. */
    public void set(@Nullable Object value) {
        Target setting = target;
        if (setting == null) {
            throw new IllegalStateException("set outside the consequence of a rule");
        }
        values[setting.place] = value == null ? null : converted(setting, value);
        isSet[setting.place] = true;
    }

    private static Object converted(Target target, Object value) {
        Object converted = switch (target.type) {
            case NUMBER, MONEY -> value instanceof Number ? new BigDecimal(value.toString()) : value;
            case TEXT -> value instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : value;
            case BOOLEAN, DATE, TIMESTAMP, LIST, POINT -> value;
        };
        if (!javaType(target.type).isInstance(converted)) {
            throw new IllegalArgumentException(
                    "%s is %s, and cannot be set to %s".formatted(target.trait, target.type.word(), value.getClass()));
        }
        return converted;
    }

    private static Class<?> javaType(ValueType type) {
        return switch (type) {
            case NUMBER, MONEY -> BigDecimal.class;
            case TEXT -> String.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case TIMESTAMP -> Instant.class;
            case LIST, POINT -> List.class;
        };
    }

    /** Makes the trait the one that {@link #set} sets; false when an earlier rule has set it. */
    boolean turnTo(Target trait) {
        target = trait;
        return !isSet[trait.place];
    }

    void put(int place, @Nullable Object value) {
        values[place] = value;
    }

    @Nullable
    Object at(int place) {
        return values[place];
    }
}
