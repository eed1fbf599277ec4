package io.audiences.server;

import io.audiences.condition.Amount;
import io.audiences.condition.Word;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns options into values and remembers every mistake, so that all are told at once. */
public final class SettingsReader {
    private static final Pattern AMOUNT = Pattern.compile("([1-9]\\d{0,4}) +([a-z]+?)s?");

    private final List<String> problems = new ArrayList<>();

    /** A whole number within the bounds, or the lowest when there is a problem. */
    public int number(String option, String text, int lowest, int highest) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below like one out of bounds
        }
        add(option, "a whole number from " + lowest + " to " + highest, text);
        return lowest;
    }

    public long wholeNumber(String option, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            add(option, "a whole number", text);
            return 0;
        }
    }

    public ZoneId zone(String option, String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            add(option, "a time zone such as America/Bogota or UTC", text);
            return ZoneId.of("UTC");
        }
    }

    /** A whole number and a unit such as {@code 36 months}; empty when there is a problem. */
    public Optional<Amount> amount(String option, String text) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        Optional<Amount> amount = matcher.matches()
                ? Word.find(Amount.Unit.class, matcher.group(2))
                        .map(unit -> new Amount(Integer.parseInt(matcher.group(1)), unit))
                : Optional.empty();
        if (amount.isEmpty()) {
            add(option, "an amount of time such as 36 months", text);
        }
        return amount;
    }

    public Path path(String option, String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // told below like an empty one
        }
        add(option, "the path of a folder", text);
        return Path.of("");
    }

    public String notBlank(String option, String expected, String text) {
        if (text.isBlank()) {
            add(option, expected, text);
        }
        return text.strip();
    }

    public void require(boolean isRight, String problem) {
        if (!isRight) {
            problems.add(problem);
        }
    }

    private void add(String option, String expected, String text) {
        problems.add("%s: expected %s, got \"%s\"".formatted(option, expected, text));
    }

    /** Throws if anything was wrong. */
    public void finish() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }
}
