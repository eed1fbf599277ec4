package io.audiences.audience;

import static io.audiences.audience.Frequency.MONTHLY;
import static io.audiences.audience.Frequency.NEVER;
import static io.audiences.audience.Frequency.QUARTERLY;
import static io.audiences.audience.Frequency.WEEKLY;
import static io.audiences.audience.Frequency.YEARLY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Shown;
import io.audiences.condition.Spelling;
import io.audiences.condition.Word;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON form of a schedule. A null member counts as absent; one that its frequency has no use for is refused. */
final class ScheduleJson {
    private static final List<String> KEYS = List.of("frequency", "at", "zone", "dayOfWeek", "dayOfMonth", "month");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Members members;
    private final Optional<Frequency> frequency;

    private ScheduleJson(Members members) {
        this.members = members;
        this.frequency =
                members.word("frequency", Frequency.class, "one of " + Shown.oneOf(Word.words(Frequency.class)));
    }

    static ObjectNode write(Schedule schedule) {
        Frequency frequency = schedule.frequency();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("frequency", frequency.word());
        if (frequency != NEVER) {
            json.put("at", schedule.at().toString());
        }
        schedule.zone().ifPresent(zone -> json.put("zone", zone.getId()));
        if (frequency == WEEKLY) {
            json.put("dayOfWeek", DAYS.get(schedule.dayOfWeek().getValue() - 1));
        }
        if (EnumSet.of(MONTHLY, QUARTERLY, YEARLY).contains(frequency)) {
            json.put("dayOfMonth", schedule.dayOfMonth());
        }
        if (EnumSet.of(QUARTERLY, YEARLY).contains(frequency)) {
            json.put("month", schedule.month());
        }
        return json;
    }

    /** The schedule, with defaults in place of what is absent or wrong. */
    static Schedule read(JsonNode json, String pointer, Problems problems) {
        if (json.isMissingNode() || json.isNull()) {
            return Schedule.NEVER;
        }
        return Members.of(json, pointer, "a schedule such as {\"frequency\": \"daily\", \"at\": \"03:00\"}", problems)
                .map(members -> new ScheduleJson(members).read())
                .orElse(Schedule.NEVER);
    }

    private Schedule read() {
        members.refuseOthers(KEYS);
        return new Schedule(
                frequency.orElse(NEVER),
                isGiven("at") ? at() : Schedule.NEVER.at(),
                isGiven("zone") ? zone() : Optional.empty(),
                isUsed("dayOfWeek", EnumSet.of(WEEKLY)) ? dayOfWeek() : Schedule.NEVER.dayOfWeek(),
                isUsed("dayOfMonth", EnumSet.of(MONTHLY, QUARTERLY, YEARLY)) ? number("dayOfMonth", 31) : 1,
                isUsed("month", EnumSet.of(QUARTERLY, YEARLY)) ? number("month", 12) : 1);
    }

    private boolean isGiven(String key) {
        return members.has(key) && !members.value(key).isNull();
    }

    private boolean isUsed(String key, Set<Frequency> frequencies) {
        if (!isGiven(key)) {
            return false;
        }
        if (frequency.isPresent() && !frequencies.contains(frequency.get())) {
            List<String> words = frequencies.stream().map(Word::word).toList();
            members.add(
                    key,
                    Code.UNKNOWN_KEY,
                    "expected only in a schedule that is " + Shown.oneOf(words) + ", got \"" + key
                            + "\" in one that is \"" + frequency.get().word() + "\"");
            return false;
        }
        return true;
    }

    private LocalTime at() {
        Optional<String> text = members.text("at", "a time of day such as \"03:00\"");
        if (text.isEmpty() || TIME.matcher(text.get()).matches()) {
            return text.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
        }
        refuse("at", "a time of day from \"00:00\" to \"23:59\"", "");
        return LocalTime.MIDNIGHT;
    }

    private Optional<ZoneId> zone() {
        Optional<String> text = members.text("zone", "a time zone such as \"America/Bogota\"");
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (text.isEmpty() || known.contains(text.get())) {
            return text.map(ZoneId::of);
        }
        refuse("zone", "a time zone such as \"America/Bogota\"", Spelling.hint(text.get(), known));
        return Optional.empty();
    }

    private DayOfWeek dayOfWeek() {
        JsonNode json = members.value("dayOfWeek");
        int index = json.isTextual() ? DAYS.indexOf(json.textValue().toLowerCase(Locale.ROOT)) : integer(json) - 1;
        if (index >= 0 && index < DAYS.size()) {
            return DayOfWeek.of(index + 1);
        }
        refuse("dayOfWeek", "a day from \"monday\" (or 1) to \"sunday\" (or 7)", "");
        return DayOfWeek.MONDAY;
    }

    private int number(String key, int most) {
        int number = integer(members.value(key));
        if (number >= 1 && number <= most) {
            return number;
        }
        refuse(key, "a whole number from 1 to " + most, "");
        return 1;
    }

    /** The number, or 0 for anything but a whole number. */
    private static int integer(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : 0;
    }

    private void refuse(String key, String expected, String hint) {
        JsonNode json = members.value(key);
        String got = json.isTextual() ? Shown.name(json.textValue()) : Shown.kind(json);
        boolean isRightType = json.isTextual() || json.isNumber();
        members.add(
                key,
                isRightType ? Code.VALUE_OUT_OF_RANGE : Code.WRONG_TYPE,
                "expected " + expected + ", got " + got + hint);
    }
}
