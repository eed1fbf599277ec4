package io.audiences.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.BrandScope;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.condition.Reading;
import io.audiences.condition.Shown;
import io.audiences.condition.Spelling;
import io.audiences.condition.Vocabulary;
import io.audiences.condition.text.ConditionText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a definition handed in as JSON and reports all its mistakes at once. */
final class DefinitionReader {
    static final int NAME_LENGTH = 200;
    static final int DESCRIPTION_LENGTH = 2_000;
    static final int TAG_LENGTH = 64;
    static final int TAGS = 50;

    private static final List<String> KEYS = List.of(
            "id", "name", "description", "brands", "schedule", "live", "kind", "tags", "condition", "conditionText");

    /** What an audience is answered with besides its definition; ignored, so that an answer can be edited and sent back. */
    private static final Set<String> READ_ONLY = Set.of(
            "state",
            "version",
            "publishedVersion",
            "createdAt",
            "createdBy",
            "changedAt",
            "changedBy",
            "size",
            "computedAt",
            "stale",
            "lastRun",
            "nextRun",
            "warnings",
            "nextRecalculationAt");

    private final Members members;
    private final Problems problems;

    private DefinitionReader(Members members, Problems problems) {
        this.members = members;
        this.problems = problems;
    }

    /** Without problems, there is a definition. */
    record Definition(Optional<String> id, Optional<AudienceDefinition> definition, Problems problems) {}

    static Definition read(JsonNode json, Vocabulary vocabulary, Set<String> knownBrands, boolean isEdit) {
        Problems problems = new Problems();
        Optional<Members> members = Members.of(json, "", "an audience", problems);
        if (members.isEmpty()) {
            return new Definition(Optional.empty(), Optional.empty(), problems);
        }
        DefinitionReader reader = new DefinitionReader(members.get(), problems);
        Optional<String> id = reader.given("id") ? reader.id() : Optional.empty();
        AudienceDefinition definition = reader.definition(vocabulary, knownBrands, isEdit);
        return new Definition(id, problems.list().isEmpty() ? Optional.of(definition) : Optional.empty(), problems);
    }

    private AudienceDefinition definition(Vocabulary vocabulary, Set<String> knownBrands, boolean isEdit) {
        refuseOthers(isEdit);
        String name = name();
        String description = given("description") ? text("description", "", DESCRIPTION_LENGTH) : "";
        BrandScope brands = given("brands") ? brands(knownBrands) : BrandScope.ALL;
        Schedule schedule = ScheduleJson.read(members.value("schedule"), members.at("schedule"), problems);
        refuseUnsupported();
        List<String> tags = given("tags") ? tags() : List.of();
        return new AudienceDefinition(name, description, brands, schedule, tags, condition(vocabulary));
    }

    private boolean given(String key) {
        return members.has(key) && !members.value(key).isNull();
    }

    private void refuseOthers(boolean isEdit) {
        members.json().fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key) && !(isEdit && READ_ONLY.contains(key))) {
                members.refuse(key, KEYS);
            }
        });
    }

    private Optional<String> id() {
        Optional<String> id = members.text("id", AudienceId.RULE);
        if (id.isPresent() && !AudienceId.isValid(id.get())) {
            members.add("id", Code.VALUE_OUT_OF_RANGE, "expected " + AudienceId.RULE + ", got " + Shown.name(id.get()));
            return Optional.empty();
        }
        return id;
    }

    private String name() {
        String name = text("name", "a name", NAME_LENGTH).strip();
        if (name.isEmpty() && members.value("name").isTextual()) {
            members.add("name", Code.MISSING_VALUE, "expected a name, got an empty text");
        }
        return name;
    }

    private String text(String key, String expected, int longest) {
        String text = members.text(key, expected.isEmpty() ? "a text" : expected)
                .map(found -> Normalizer.normalize(found, Normalizer.Form.NFC))
                .orElse("");
        if (text.codePointCount(0, text.length()) > longest) {
            members.add(key, Code.VALUE_OUT_OF_RANGE, "expected at most " + longest + " characters, got more");
        }
        return text;
    }

    private BrandScope brands(Set<String> known) {
        JsonNode json = members.value("brands");
        if (json.isTextual() && json.textValue().equals("all")) {
            return BrandScope.ALL;
        }
        List<String> brands = texts("brands", "\"all\" or a list of brands");
        for (int i = 0; i < brands.size(); i++) {
            String brand = brands.get(i);
            if (json.get(i).isTextual() && !known.contains(brand)) {
                problems.add(
                        members.at("brands") + "/" + i,
                        Code.UNKNOWN_BRAND,
                        "expected a known brand, got " + Shown.name(brand) + Spelling.hint(brand, known));
            }
        }
        if (json.isArray() && json.isEmpty()) {
            members.add("brands", Code.MISSING_VALUE, "expected \"all\" or at least one brand, got an empty list");
        }
        return new BrandScope(brands.stream().distinct().toList());
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (String tag : texts("tags", "a list of texts")) {
            tags.add(tag.strip());
        }
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).isEmpty() || tags.get(i).length() > TAG_LENGTH) {
                problems.add(
                        members.at("tags") + "/" + i,
                        Code.VALUE_OUT_OF_RANGE,
                        "expected 1 to " + TAG_LENGTH + " characters, got "
                                + tags.get(i).length());
            }
        }
        if (tags.size() > TAGS) {
            members.add("tags", Code.TOO_MANY_VALUES, "expected at most " + TAGS + " tags, got " + tags.size());
        }
        return tags.stream().distinct().toList();
    }

    private List<String> texts(String key, String expected) {
        JsonNode json = members.value(key);
        if (!json.isArray()) {
            String got = json.isTextual() ? Shown.name(json.textValue()) : Shown.kind(json);
            members.add(key, Code.WRONG_TYPE, "expected " + expected + ", got " + got);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            JsonNode text = json.get(i);
            if (!text.isTextual()) {
                problems.add(members.at(key) + "/" + i, Code.WRONG_TYPE, "expected a text, got " + Shown.kind(text));
            }
            texts.add(text.isTextual() ? Normalizer.normalize(text.textValue(), Normalizer.Form.NFC) : "?");
        }
        return texts;
    }

    private void refuseUnsupported() {
        if (given("live") && !members.value("live").isBoolean()) {
            members.add("live", Code.WRONG_TYPE, "expected false, got " + Shown.kind(members.value("live")));
        } else if (members.value("live").asBoolean()) {
            members.add(
                    "live", Code.VALUE_OUT_OF_RANGE, "expected false, got true: live audiences are not supported yet");
        }
        if (given("kind")) {
            kind();
        }
    }

    private void kind() {
        members.text("kind", "\"dynamic\"")
                .filter(kind -> !kind.equals("dynamic"))
                .ifPresent(kind -> {
                    String supported = kind.equals("static") ? ": static audiences are not supported yet" : "";
                    members.add(
                            "kind",
                            Code.VALUE_OUT_OF_RANGE,
                            "expected \"dynamic\", got " + Shown.name(kind) + supported);
                });
    }

    /** From either form, in JSON. */
    private JsonNode condition(Vocabulary vocabulary) {
        JsonNode json = members.value("condition");
        if (given("condition") && given("conditionText")) {
            members.add(
                    "conditionText", Code.UNKNOWN_KEY, "expected either \"condition\" or \"conditionText\", got both");
        }
        if (given("condition")) {
            return sound("condition", Conditions.parse(json, vocabulary)).orElse(json);
        }
        if (given("conditionText")) {
            return members.text("conditionText", "a condition in the text form")
                    .flatMap(text -> sound("conditionText", ConditionText.parse(text, vocabulary)))
                    .orElse(json);
        }
        members.add(
                "condition",
                Code.MISSING_VALUE,
                "expected a condition object, or \"conditionText\", got " + Shown.kind(json));
        return json;
    }

    private Optional<JsonNode> sound(String key, Reading reading) {
        reading.problems().forEach(problem -> problems.add(problem.under(members.at(key))));
        return reading.isSound() ? Optional.of(ConditionWriter.write(reading.condition())) : Optional.empty();
    }
}
