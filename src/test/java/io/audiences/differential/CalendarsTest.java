package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Amount;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Period;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars at their edges: both engines agree at each local midnight that matters, and say both yes and no. */
class CalendarsTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(Map.of("at", ValueType.TIMESTAMP, "day", ValueType.DATE), Map.of());

    /** Zones with half hours, skipped midnights, a skipped day, and a clock that goes back for Ramadan. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 2026-01-01T00:00",
        "America/St_Johns, 2026-03-08T12:00",
        "Australia/Lord_Howe, 2026-04-05T03:00",
        "Asia/Kathmandu, 2024-02-29T23:59:59.999999",
        "America/Sao_Paulo, 2018-11-04T01:00",
        "America/Sao_Paulo, 2019-02-17T00:00",
        "Africa/Casablanca, 2026-02-15T03:30",
        "Pacific/Apia, 2011-12-29T23:30",
        "Pacific/Apia, 2012-01-02T12:00",
        "America/Havana, 2026-03-08T01:00",
        "Africa/Cairo, 2026-04-24T01:00",
        "Asia/Beirut, 2026-03-29T01:00",
        "Europe/Madrid, 2026-10-25T02:30",
        "America/Santiago, 2026-09-06T01:00",
        "America/Bogota, 2026-07-01T00:00"
    })
    void everyPeriodInEveryZone(String zone, String local) {
        ZoneId id = ZoneId.of(zone);
        Instant asOf = LocalDateTime.parse(local).atZone(id).toInstant();
        List<Condition> conditions = Stream.of(Period.values())
                .<Condition>map(period -> new Condition.AttributeTest(
                        "at", new Comparison(Operator.IN_PERIOD, false, new Operand.During(period), false)))
                .toList();
        List<CustomerFacts> customers = customers(midnights(id, asOf));
        assertBothAnswers(agreed(id, asOf, conditions, customers), customers.size());
    }

    /** The first and the last instant of the days that begin a week, a month, or lie close by. */
    private static List<Map<String, Object>> midnights(ZoneId zone, Instant asOf) {
        LocalDate today = asOf.atZone(zone).toLocalDate();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LocalDate day = today.minusYears(1).withDayOfYear(1).minusDays(3);
                day.isBefore(today.plusYears(1).withDayOfYear(1).plusDays(3));
                day = day.plusDays(1)) {
            boolean matters = day.getDayOfMonth() == 1
                    || (day.getDayOfWeek() == DayOfWeek.MONDAY && day.isAfter(today.minusDays(20)))
                    || (!day.isBefore(today.minusDays(3)) && !day.isAfter(today.plusDays(3)));
            if (matters) {
                Instant midnight = day.atStartOfDay(zone).toInstant();
                rows.add(Map.of("at", midnight));
                rows.add(Map.of("at", midnight.minusNanos(1_000)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-27",
                "2024-02-28",
                "2024-02-29",
                "2024-03-01",
                "2025-02-27",
                "2025-02-28",
                "2025-03-01",
                "2023-12-31",
                "2024-12-31",
                "2000-02-29",
                "2100-02-28"
            })
    void anniversariesAroundTheLeapDay(String today) {
        ZoneId zone = ZoneId.of("Pacific/Apia");
        Instant asOf = LocalDate.parse(today).atTime(12, 0).atZone(zone).toInstant();
        List<Condition> conditions = new ArrayList<>();
        for (String name : List.of("day", "at")) {
            conditions.add(anniversary(name, Operator.ANNIVERSARY_TODAY, new Operand.Nothing()));
            for (String amount : List.of("1 day", "1 week", "1 month", "1 quarter")) {
                Operand time = new Operand.Relative(Story.amount(amount));
                conditions.add(anniversary(name, Operator.ANNIVERSARY_IN_NEXT, time));
                conditions.add(anniversary(name, Operator.ANNIVERSARY_IN_LAST, time));
            }
        }
        List<CustomerFacts> customers = customers(birthdays(zone));
        assertBothAnswers(agreed(zone, asOf, conditions, customers), customers.size());
        Operand year = new Operand.Relative(new Amount(1, Amount.Unit.YEAR));
        assertThat(agreed(
                        zone,
                        asOf,
                        List.of(
                                anniversary("day", Operator.ANNIVERSARY_IN_NEXT, year),
                                anniversary("day", Operator.ANNIVERSARY_IN_LAST, year)),
                        customers))
                .allSatisfy(everyone -> assertThat(everyone.cardinality()).isEqualTo(customers.size()));
    }

    /** Every day of a leap year and of another, which differ in the week. */
    private static List<Map<String, Object>> birthdays(ZoneId zone) {
        return LocalDate.parse("1999-01-01")
                .datesUntil(LocalDate.parse("2001-01-01"))
                .map(day -> Map.<String, Object>of(
                        "day",
                        day,
                        "at",
                        day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000)))
                .toList();
    }

    private static Condition anniversary(String name, Operator operator, Operand operand) {
        return new Condition.AttributeTest(name, new Comparison(operator, false, operand, false));
    }

    /** Worked out by hand: midnight of 4 November 2018 does not exist in São Paulo, whose day began at 03:00 UTC. */
    @Test
    void aDayWithoutMidnightBeginsAfterTheGap() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        Instant asOf = Instant.parse("2018-11-04T12:00:00Z");
        List<BitSet> answers = agreed(
                zone,
                asOf,
                Stream.of(Period.TODAY, Period.YESTERDAY)
                        .<Condition>map(period -> new Condition.AttributeTest(
                                "at", new Comparison(Operator.IN_PERIOD, false, new Operand.During(period), false)))
                        .toList(),
                customers(List.of(
                        Map.of("at", Instant.parse("2018-11-04T03:00:00Z")),
                        Map.of("at", Instant.parse("2018-11-04T02:59:59.999999Z")))));
        assertThat(answers.get(0)).isEqualTo(BitSet.valueOf(new long[] {0b01}));
        assertThat(answers.get(1)).isEqualTo(BitSet.valueOf(new long[] {0b10}));
        assertThat(zone.getRules().getOffset(asOf)).isEqualTo(ZoneOffset.ofHours(-2));
    }

    private static List<CustomerFacts> customers(List<Map<String, Object>> rows) {
        List<CustomerFacts> customers = new ArrayList<>();
        rows.forEach(
                row -> customers.add(new CustomerFacts(customers.size() + 1, "c", Row.of(row), List.of(), List.of())));
        return customers;
    }

    private static List<BitSet> agreed(
            ZoneId zone, Instant asOf, List<Condition> conditions, List<CustomerFacts> customers) {
        List<ScopedCondition> criteria = conditions.stream()
                .map(condition -> new ScopedCondition(condition, BrandScope.ALL, zone))
                .toList();
        World world = new World(0, VOCABULARY, asOf, Map.of(), criteria, customers);
        assertThat(new Differences(new RulesEngine()).find(world)).isEmpty();
        return new InterpreterEngine().matches(world);
    }

    private static void assertBothAnswers(List<BitSet> answers, int customers) {
        assertThat(answers)
                .allSatisfy(yes -> assertThat(yes.cardinality()).isPositive().isLessThan(customers));
    }
}
