package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.SampleBucket;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fact that rules match: one customer, seen at one instant. Attributes are read by name, measures by number and
 * computed at most once a customer. A missing value is null, and every test of null is false.
 */
public final class Customer {
    private final Resolved resolved;
    private final Measures measures;
    private final Matches matches;
    private final CustomerFacts facts;
    private final @Nullable Object[] traits;
    private @Nullable Long digest;

    Customer(CustomerFacts facts, Resolved resolved, Measures measures, Matches matches) {
        this.facts = facts;
        this.resolved = resolved;
        this.measures = measures;
        this.matches = matches;
        this.traits = new Object[resolved.traits().size()];
    }

    /** Makes a value the trait bound as {@code number}. */
    void give(int number, @Nullable Object value) {
        traits[number] = value;
    }

    List<Event> events() {
        return facts.events();
    }

    /** Reports that all constraints of the rule before this one hold; itself it never does. */
    public boolean matched(int rule) {
        if (!measures.isTrial()) {
            matches.add(facts.number(), rule);
        }
        return false;
    }

    @Nullable
    Object attribute(String name) {
        return name.equals("id") ? facts.id() : facts.attributes().get(name);
    }

    public @Nullable String text(String attribute) {
        return (String) attribute(attribute);
    }

    public @Nullable BigDecimal number(String attribute) {
        return (BigDecimal) attribute(attribute);
    }

    public @Nullable Boolean flag(String attribute) {
        return (Boolean) attribute(attribute);
    }

    public @Nullable LocalDate date(String attribute) {
        return (LocalDate) attribute(attribute);
    }

    public @Nullable Instant timestamp(String attribute) {
        return (Instant) attribute(attribute);
    }

    public @Nullable List<?> list(String attribute) {
        return (List<?>) attribute(attribute);
    }

    public @Nullable Object point(String attribute) {
        return attribute(attribute);
    }

    public @Nullable String traitText(int number) {
        return (String) traits[number];
    }

    public @Nullable BigDecimal traitNumber(int number) {
        return (BigDecimal) traits[number];
    }

    public @Nullable Boolean traitFlag(int number) {
        return (Boolean) traits[number];
    }

    public @Nullable LocalDate traitDate(int number) {
        return (LocalDate) traits[number];
    }

    public @Nullable Instant traitTimestamp(int number) {
        return (Instant) traits[number];
    }

    public @Nullable List<?> traitList(int number) {
        return (List<?>) traits[number];
    }

    /** A figure that traits are computed of; an average is rounded to six decimals. */
    @Nullable
    Object figure(int number) {
        Object value = measured(number);
        return value instanceof Average average ? average.rounded() : value;
    }

    /** A numeric measure. */
    public @Nullable BigDecimal measure(int number) {
        return (BigDecimal) measured(number);
    }

    public @Nullable String measuredText(int number) {
        return (String) measured(number);
    }

    public @Nullable Boolean measuredFlag(int number) {
        return (Boolean) measured(number);
    }

    public @Nullable LocalDate measuredDate(int number) {
        return (LocalDate) measured(number);
    }

    public @Nullable Instant measuredTimestamp(int number) {
        return (Instant) measured(number);
    }

    public @Nullable List<?> measuredList(int number) {
        return (List<?>) measured(number);
    }

    public @Nullable Object measuredPoint(int number) {
        return measured(number);
    }

    public @Nullable Average average(int number) {
        return (Average) measured(number);
    }

    private @Nullable Object measured(int number) {
        return measures.of(this, number);
    }

    /** Whether the sequence bound as {@code number} has happened. */
    public boolean happened(int number) {
        return measures.happened(this, number);
    }

    /** A text that is bound by number. */
    public String constant(int number) {
        return resolved.text(number);
    }

    /** Whether {@code value} passes the test bound as {@code number}. */
    public boolean holds(@Nullable Object value, int number) {
        return resolved.test(number).holds(value);
    }

    /** Whether the customer belongs to one of the brands bound as {@code number}: by profile, or by any event so far. */
    public boolean ofBrands(int number) {
        BrandScope scope = resolved.brands(number);
        List<?> brands = list("brands");
        if (brands != null && scope.brands().stream().anyMatch(brands::contains)) {
            return true;
        }
        long now = resolved.asOf();
        return facts.brandVisits().stream()
                .anyMatch(visit -> visit.firstAt() <= now && scope.brands().contains(visit.brand()));
    }

    /** Whether the customer is in the audience bound as {@code number}. */
    public boolean inAudience(int number) {
        return measures.isMember(facts.number(), number);
    }

    /** Whether the customer is drawn into the sample bound as {@code number}. */
    public boolean sampled(int number) {
        Long known = digest;
        if (known == null) {
            known = SampleBucket.digest(facts.id());
            digest = known;
        }
        return resolved.sample(number).draws(known);
    }

    /** Whether two numbers are equal; like the other relations it takes a literal for the second, written as a text. */
    public boolean equal(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && compare(number, other) == 0;
    }

    public boolean greaterThan(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && compare(number, other) > 0;
    }

    public boolean atLeast(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && compare(number, other) >= 0;
    }

    public boolean lessThan(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && compare(number, other) < 0;
    }

    public boolean atMost(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && compare(number, other) <= 0;
    }

    private int compare(Object number, Object other) {
        return ValueTests.compare(
                number, other instanceof String literal ? resolved.number(literal) : (BigDecimal) other);
    }

    public @Nullable String fold(@Nullable String text) {
        return text == null ? null : Texts.fold(text);
    }

    /** Whether a text contains a part, or a list an element. */
    public boolean includes(@Nullable Object whole, @Nullable String part) {
        if (part == null) {
            return false;
        }
        return whole instanceof List<?> list
                ? list.contains(part)
                : whole instanceof String text && text.contains(part);
    }

    public boolean beginsWith(@Nullable String text, @Nullable String start) {
        return text != null && start != null && text.startsWith(start);
    }

    public boolean finishesWith(@Nullable String text, @Nullable String end) {
        return text != null && end != null && text.endsWith(end);
    }

    public @Nullable BigDecimal size(@Nullable List<?> list) {
        return list == null ? null : BigDecimal.valueOf(list.size());
    }

    /** Whether a date or timestamp lies before another. */
    public boolean earlier(@Nullable Object time, @Nullable Object other) {
        return time != null && other != null && PairTest.order(time, other) < 0;
    }

    /** Whether two values that are no numbers are equal. */
    public boolean same(@Nullable Object value, @Nullable Object other) {
        return value != null && value.equals(other);
    }
}
