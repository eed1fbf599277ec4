package io.audiences.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(Map.of("country", ValueType.TEXT, "age", ValueType.NUMBER), Map.of());
    private static final Set<String> BRANDS = Set.of("acme", "globex");

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefinitionReader.Definition read(String text) {
        return DefinitionReader.read(json(text), VOCABULARY, BRANDS, false);
    }

    private static List<String> problems(String text) {
        return read(text).problems().list().stream()
                .map(problem -> problem.pointer() + " " + problem.code().word())
                .toList();
    }

    private static AudienceDefinition definition(String text) {
        DefinitionReader.Definition read = read(text);
        assertThat(read.problems().list()).isEmpty();
        return read.definition().orElseThrow();
    }

    @Test
    void readsAWholeDefinition() {
        DefinitionReader.Definition read = read("""
                {'id': 'vip', 'name': ' VIP ', 'description': 'The best', 'brands': ['acme', 'globex', 'acme'],
                 'schedule': {'frequency': 'weekly', 'at': '03:00', 'zone': 'America/Bogota', 'dayOfWeek': 'friday'},
                 'live': false, 'kind': 'dynamic', 'tags': ['top', 'top', 'season'],
                 'condition': {'attribute': 'age', 'operator': 'at_least', 'value': 18}}""");

        assertThat(read.id()).contains("vip");
        assertThat(read.problems().list()).isEmpty();
        AudienceDefinition definition = read.definition().orElseThrow();
        assertThat(definition.name()).isEqualTo("VIP");
        assertThat(definition.brands()).isEqualTo(new BrandScope(List.of("acme", "globex")));
        assertThat(definition.tags()).containsExactly("top", "season");
        assertThat(definition.schedule())
                .isEqualTo(new Schedule(
                        Frequency.WEEKLY,
                        LocalTime.of(3, 0),
                        Optional.of(ZoneId.of("America/Bogota")),
                        DayOfWeek.FRIDAY,
                        1,
                        1));
    }

    @Test
    void fillsInDefaults() {
        AudienceDefinition definition = definition("{'name': 'Everyone', 'condition': {'all': []}}");

        assertThat(definition.description()).isEmpty();
        assertThat(definition.brands()).isEqualTo(BrandScope.ALL);
        assertThat(definition.schedule()).isEqualTo(Schedule.NEVER);
        assertThat(definition.tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'frequency': 'never'}                                          | {"frequency":"never"}
            {'frequency': 'never', 'zone': 'UTC', 'at': '03:00'}            | {"frequency":"never","zone":"UTC"}
            {'frequency': 'daily'}                                          | {"frequency":"daily","at":"00:00"}
            {'frequency': 'daily', 'at': '03:15:30', 'zone': null}          | {"frequency":"daily","at":"03:15:30"}
            {'frequency': 'weekly', 'dayOfWeek': 7}                         | {"frequency":"weekly","at":"00:00","dayOfWeek":"sunday"}
            {'frequency': 'weekly', 'dayOfWeek': 'Tuesday'}                 | {"frequency":"weekly","at":"00:00","dayOfWeek":"tuesday"}
            {'frequency': 'monthly', 'dayOfMonth': 31, 'dayOfWeek': null}   | {"frequency":"monthly","at":"00:00","dayOfMonth":31}
            {'frequency': 'quarterly', 'month': 2}                          | {"frequency":"quarterly","at":"00:00","dayOfMonth":1,"month":2}
            {'frequency': 'yearly', 'month': 2, 'dayOfMonth': 29}           | {"frequency":"yearly","at":"00:00","dayOfMonth":29,"month":2}
            """, quoteCharacter = '`')
    void writesSchedulesCanonically(String schedule, String canonical) {
        AudienceDefinition definition =
                definition("{'name': 'Everyone', 'condition': {'all': []}, 'schedule': " + schedule + "}");

        assertThat(definition.json().get("schedule")).hasToString(canonical);
    }

    @Test
    void readsBackWhatItWrites() {
        AudienceDefinition definition = definition("""
                {'name': 'Ünï \\u0022quoted\\u0022', 'brands': ['acme'], 'tags': ['a'],
                 'schedule': {'frequency': 'yearly', 'month': 2, 'dayOfMonth': 29, 'zone': 'Asia/Tokyo'},
                 'condition': {'attribute': 'age', 'operator': 'between', 'value': [0.1, 1000000]}}""");

        assertThat(DefinitionJson.read(definition.json().toString())).isEqualTo(definition);
        assertThat(definition(definition.json().toString())).isEqualTo(definition);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(problems("""
                        {'id': 'no spaces', 'name': '', 'colour': 'red', 'brands': ['acme', 'globx', 7],
                         'schedule': {'frequency': 'weekly', 'at': '25:00', 'zone': 'America/Bogata', 'dayOfWeek': 8},
                         'tags': ['ok', ''],
                         'condition': {'all': [{'attribute': 'contry', 'operator': 'equals', 'value': 'CO'},
                                               {'attribute': 'age', 'operator': 'equals', 'value': 'old'}]}}"""))
                .containsExactlyInAnyOrder(
                        "/id value_out_of_range",
                        "/name missing_value",
                        "/colour unknown_key",
                        "/brands/1 unknown_brand",
                        "/brands/2 wrong_type",
                        "/schedule/at value_out_of_range",
                        "/schedule/zone value_out_of_range",
                        "/schedule/dayOfWeek value_out_of_range",
                        "/tags/1 value_out_of_range",
                        "/condition/all/0/attribute unknown_attribute",
                        "/condition/all/1/value wrong_type");
    }

    @Test
    void namesWhatWasProbablyMeant() {
        assertThat(read("""
                        {'name': 'x', 'condition': {'all': []}, 'brands': ['globx'],
                         'schedule': {'frequency': 'dayly', 'zone': 'America/Bogata'}}""").problems().list())
                .extracting(problem -> problem.detail())
                .satisfiesExactlyInAnyOrder(
                        detail -> assertThat(detail).contains("\"globex\""),
                        detail -> assertThat(detail).contains("\"daily\""),
                        detail -> assertThat(detail).contains("\"America/Bogota\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'live': true                                                | /live value_out_of_range
            'live': 'yes'                                               | /live wrong_type
            'kind': 'static'                                            | /kind value_out_of_range
            'kind': 'odd'                                               | /kind value_out_of_range
            'brands': 'acme'                                            | /brands wrong_type
            'brands': []                                                | /brands missing_value
            'tags': 'top'                                               | /tags wrong_type
            'description': 7                                            | /description wrong_type
            'schedule': 'daily'                                         | /schedule wrong_type
            'schedule': {}                                              | /schedule/frequency missing_value
            'schedule': {'frequency': 'hourly'}                         | /schedule/frequency value_out_of_range
            'schedule': {'frequency': 'daily', 'at': 3}                 | /schedule/at wrong_type
            'schedule': {'frequency': 'daily', 'at': '3:00'}            | /schedule/at value_out_of_range
            'schedule': {'frequency': 'daily', 'zone': '+05:00'}        | /schedule/zone value_out_of_range
            'schedule': {'frequency': 'daily', 'dayOfWeek': 1}          | /schedule/dayOfWeek unknown_key
            'schedule': {'frequency': 'weekly', 'dayOfWeek': 0}         | /schedule/dayOfWeek value_out_of_range
            'schedule': {'frequency': 'weekly', 'dayOfWeek': [1]}       | /schedule/dayOfWeek wrong_type
            'schedule': {'frequency': 'monthly', 'dayOfMonth': 32}      | /schedule/dayOfMonth value_out_of_range
            'schedule': {'frequency': 'monthly', 'dayOfMonth': 1.5}     | /schedule/dayOfMonth value_out_of_range
            'schedule': {'frequency': 'monthly', 'month': 1}            | /schedule/month unknown_key
            'schedule': {'frequency': 'yearly', 'month': 13}            | /schedule/month value_out_of_range
            'schedule': {'frequency': 'daily', 'every': 2}              | /schedule/every unknown_key
            'state': 'published'                                        | /state unknown_key
            """, quoteCharacter = '`')
    void refusesWhatItCannotKeep(String member, String problem) {
        assertThat(problems("{'name': 'x', 'condition': {'all': []}, " + member + "}"))
                .containsExactly(problem);
    }

    @Test
    void takesTheConditionInEitherForm() {
        assertThat(definition("{'name': 'x', 'conditionText': 'age > 3 or country exists'}")
                        .condition())
                .isEqualTo(json("""
                        {'any': [{'attribute': 'age', 'operator': 'greater_than', 'value': 3},
                                 {'attribute': 'country', 'operator': 'exists'}]}"""));
        assertThat(read("{'name': 'x', 'conditionText': 'age > 3\\n and contry == 5'}")
                        .problems()
                        .list())
                .containsExactly(new Problem(
                                "/conditionText",
                                Code.SYNTAX,
                                "expected an operator such as =, in or contains, got \"==\"; did you mean \"=\"?")
                        .at(2, 13));
        assertThat(problems("{'name': 'x', 'condition': {'all': []}, 'conditionText': 'everyone'}"))
                .containsExactly("/conditionText unknown_key");
        assertThat(problems("{'name': 'x', 'conditionText': 5}")).containsExactly("/conditionText wrong_type");
        assertThat(problems("{'name': 'x'}")).containsExactly("/condition missing_value");
        assertThat(problems("[]")).containsExactly(" wrong_type");
    }

    @Test
    void ignoresInAnEditWhatAnAnswerHoldsBesides() {
        JsonNode json = json("{'name': 'x', 'condition': {'all': []}, 'state': 'draft', 'version': 3, 'size': null}");

        assertThat(DefinitionReader.read(json, VOCABULARY, BRANDS, true)
                        .problems()
                        .list())
                .isEmpty();
    }
}
