package io.audiences.differential;

import io.audiences.condition.Amount;
import io.audiences.condition.Amount.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An instant of evaluation with the days, instants and amounts around it at which answers change. */
final class Moments {
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/Bogota",
            "Europe/Madrid",
            "America/Santiago",
            "America/Havana",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "America/St_Johns",
            "Asia/Kolkata",
            "America/Sao_Paulo",
            "Africa/Casablanca",
            "Europe/Dublin",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Asia/Beirut");
    private static final List<Amount> AMOUNTS = List.of(
            new Amount(1, Unit.MINUTE),
            new Amount(90, Unit.MINUTE),
            new Amount(2, Unit.HOUR),
            new Amount(24, Unit.HOUR),
            new Amount(1, Unit.DAY),
            new Amount(2, Unit.DAY),
            new Amount(30, Unit.DAY),
            new Amount(90, Unit.DAY),
            new Amount(1, Unit.WEEK),
            new Amount(1, Unit.MONTH),
            new Amount(6, Unit.MONTH),
            new Amount(1, Unit.QUARTER),
            new Amount(1, Unit.YEAR));

    final ZoneId zone;
    final Instant asOf;
    final List<Amount> amounts = new ArrayList<>();
    final List<LocalDate> days = new ArrayList<>();
    final List<Instant> instants = new ArrayList<>();

    Moments(Dice dice) {
        zone = ZoneId.of(dice.pick(ZONES));
        asOf = asOf(dice);
        amounts.add(dice.pick(AMOUNTS.subList(0, 4)));
        amounts.add(dice.pick(AMOUNTS.subList(4, AMOUNTS.size())));
        amounts.add(dice.pick(AMOUNTS.subList(4, AMOUNTS.size())));
        LocalDate today = asOf.atZone(zone).toLocalDate();
        addDays(today);
        for (LocalDate day : List.copyOf(days)) {
            addAround(day.atStartOfDay(zone).toInstant());
        }
        for (Amount amount : amounts) {
            if (amount.isExact()) {
                addAround(asOf.minus(amount.duration()));
                addAround(asOf.plus(amount.duration()));
            }
        }
        // Now must not drown among the edges.
        for (int i = 0; i < 10; i++) {
            addAround(asOf);
            addAround(asOf.minus(dice.below(100 * 24 * 60), ChronoUnit.MINUTES));
        }
        days.add(LocalDate.of(2000, 2, 29));
        days.add(LocalDate.of(1, 1, 1));
        days.add(LocalDate.of(9999, 12, 31));
        for (int i = 0; i < 5; i++) {
            days.add(dice.pick(days).withYear(1980 + dice.below(30)));
        }
    }

    private void addAround(Instant instant) {
        instants.add(instant.minus(1, ChronoUnit.MICROS));
        instants.add(instant);
        instants.add(instant.plus(1, ChronoUnit.MICROS));
    }

    private void addDays(LocalDate today) {
        List<LocalDate> edges = new ArrayList<>(List.of(
                today,
                today.withDayOfMonth(1),
                today.withDayOfYear(1),
                today.minusDays(today.getDayOfWeek().getValue() - 1L),
                today.minusMonths(1).withDayOfMonth(1),
                today.minusMonths(3).withDayOfMonth(1),
                today.minusMonths(6).withDayOfMonth(1),
                today.minusYears(1).withDayOfYear(1)));
        for (Amount amount : amounts) {
            if (!amount.isExact()) {
                edges.add(amount.before(today));
                edges.add(amount.after(today));
            }
        }
        for (LocalDate edge : edges) {
            days.add(edge.minusDays(1));
            days.add(edge);
            days.add(edge.plusDays(1));
        }
    }

    /** Often at a clock change, the end of a month or 29 February; often at midnight. */
    private Instant asOf(Dice dice) {
        LocalDate day = LocalDate.of(2006 + dice.below(24), 1, 1).plusDays(dice.below(366));
        Instant instant = day.atStartOfDay(zone).toInstant();
        Optional<ZoneOffsetTransition> change =
                Optional.ofNullable(zone.getRules().nextTransition(instant));
        if (change.isPresent() && dice.chance(40)) {
            instant = change.get().getInstant().plus(dice.below(3) - 1L, ChronoUnit.DAYS);
        } else if (dice.chance(40)) {
            LocalDate edge = dice.of(
                    day.withDayOfMonth(day.lengthOfMonth()),
                    LocalDate.of(2024, 2, 29),
                    LocalDate.of(2025, 2, 28),
                    LocalDate.of(day.getYear(), 12, 31),
                    LocalDate.of(day.getYear(), 1, 1));
            instant = edge.atStartOfDay(zone).toInstant();
        }
        long micros = dice.of(-1L, 0L, 1L, dice.below(86_400) * 1_000_000L + 123_456L, dice.below(86_400) * 1_000_000L);
        return instant.plus(micros, ChronoUnit.MICROS);
    }
}
