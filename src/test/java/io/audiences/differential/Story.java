package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Amount;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.Step;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Value;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.Vocabulary.EventType;
import io.audiences.condition.Window;
import io.audiences.condition.Word;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one customer did, asked for sequences in a short form. Events are {@code A:web@2026-05-01T10:00} in UTC, of a type, a
 * channel and with {@code /acme} a brand; steps are {@code A, B:web within 2 day, no C within 1 hour}.
 */
final class Story {
    private static final Pattern EVENT =
            Pattern.compile("(?<type>[ABC])(:(?<channel>[a-z]+))?(/(?<brand>[a-z]+))?@(?<at>.+)");
    private static final EventType TYPE = new EventType(Map.of("channel", ValueType.TEXT), Map.of());
    private static final Vocabulary VOCABULARY = new Vocabulary(Map.of(), Map.of("A", TYPE, "B", TYPE, "C", TYPE));

    private final ZoneId zone;
    private final Instant asOf;
    private final List<Event> events = new ArrayList<>();
    private BrandScope brands = BrandScope.ALL;
    private Window window = new Window.AllTime();

    Story(String zone, String asOf, String events) {
        this.zone = ZoneId.of(zone);
        this.asOf = instant(asOf);
        Arrays.stream(events.split(" ", -1))
                .filter(event -> !event.isEmpty())
                .forEach(event -> this.events.add(event(event)));
        this.events.sort(Comparator.comparingLong(Event::occurredAt));
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private Event event(String text) {
        Matcher parts = EVENT.matcher(text);
        assertThat(parts.matches()).as(text).isTrue();
        Row properties =
                parts.group("channel") == null ? Row.empty() : Row.of(Map.of("channel", parts.group("channel")));
        String brand = parts.group("brand") == null ? "" : parts.group("brand");
        long at = Micros.of(instant(parts.group("at")));
        return new Event("e" + events.size(), parts.group("type"), at, brand, properties, List.of());
    }

    Story of(String... ids) {
        brands = new BrandScope(List.of(ids));
        return this;
    }

    Story in(Window bounds) {
        window = bounds;
        return this;
    }

    /** What both engines say; they must agree, and say the opposite of the sequence's complement. */
    boolean has(String steps) {
        World world = world(steps);
        var interpreted = new InterpreterEngine().matches(world);
        assertThat(new RulesEngine().matches(world)).isEqualTo(interpreted);
        assertThat(interpreted.get(0).get(0)).isNotEqualTo(interpreted.get(1).get(0));
        return interpreted.get(0).get(0);
    }

    /** What the rules say. */
    boolean happened(String steps) {
        return new RulesEngine().matches(world(steps)).get(0).get(0);
    }

    private World world(String steps) {
        Condition sequence = new Condition.SequenceTest(
                Arrays.stream(steps.split(", ", -1)).map(Story::step).toList(), window);
        List<ScopedCondition> both = List.of(
                new ScopedCondition(sequence, brands, zone),
                new ScopedCondition(new Condition.Not(sequence), brands, zone));
        List<BrandVisit> visits = events.stream()
                .map(event -> new BrandVisit(event.brand(), event.occurredAt()))
                .toList();
        List<CustomerFacts> customers = List.of(new CustomerFacts(1, "c1", Row.empty(), events, visits));
        return new World(0, VOCABULARY, asOf, Map.of(), both, customers);
    }

    private static Step step(String text) {
        String[] parts = text.split(" within ", 2);
        String[] named = parts[0].replaceFirst("^no ", "").split(":", 2);
        Condition where = named.length == 1
                ? Condition.EVERYONE
                : new Condition.AttributeTest(
                        "channel",
                        new Comparison(Operator.EQUALS, false, new Operand.One(new Value.Text(named[1])), false));
        Optional<Amount> within = parts.length == 1 ? Optional.empty() : Optional.of(amount(parts[1]));
        return new Step(named[0], where, within, parts[0].startsWith("no "));
    }

    static Amount amount(String text) {
        String[] parts = text.split(" ", 2);
        return new Amount(
                Integer.parseInt(parts[0]),
                Word.find(Amount.Unit.class, parts[1].toLowerCase(Locale.ROOT)).orElseThrow());
    }
}
