package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.Operator;
import io.audiences.condition.ValueType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of texts, numbers, booleans and lists; missing values; comparisons with other attributes. */
class AttributeTestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Bogotá    | equals 'Bogota\u0301'       | true
            Bogotá    | equals 'Bogota'             | false
            Bogotá    | equals 'bogotá'             | false
            Bogotá    | not_equals 'bogotá'         | true
            Bogotá    | in ['Cali', 'Bogotá']       | true
            Bogotá    | in []                       | false
            Bogotá    | not_in []                   | true
            Bogotá    | contains 'got'              | true
            Bogotá    | contains 'a'                | false
            Bogotá    | contains ''                 | true
            Bogotá    | starts_with 'Bo'            | true
            Bogotá    | starts_with 'bo'            | false
            Bogotá    | ends_with 'tá'              | true
            Bogotá    | ends_with 'ta'              | false
            Bogotá    | matches 'B.*á'              | true
            Bogotá    | matches 'Bog'               | false
            Bogotá    | not_matches 'Bog'           | true
            Bogotá    | equals 'BOGOTÁ', 'ignoreCase': true | true
            Bogotá    | in ['CALI', 'BOGOTÁ'], 'ignoreCase': true | true
            Bogotá    | matches '[A-Z]+Á', 'ignoreCase': true | true
            Straße    | equals 'STRASSE', 'ignoreCase': true | true
            STRAẞE    | equals 'strasse', 'ignoreCase': true | true
            ΟΔΟΣ      | starts_with 'οδοσ', 'ignoreCase': true | true
            İzmir     | equals 'izmir', 'ignoreCase': true | false
            IZMIR     | equals 'izmir', 'ignoreCase': true | true
            a😀b      | matches 'a.b'               | true
            ``        | exists                      | true
            ``        | equals ''                   | true
            """)
    void comparesTexts(String text, String test, boolean holds) {
        assertThat(Situation.inBogota().with("city", text).holds("city " + test))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.0       | equals 1            | true
            1.000001  | equals 1            | false
            1.0       | in [2, 1.00]        | true
            1.0       | greater_than 1      | false
            1.000001  | greater_than 1      | true
            1.0       | at_least 1          | true
            0.999999  | at_least 1          | false
            1.0       | less_than 1         | false
            0.999999  | less_than 1         | true
            1.0       | at_most 1           | true
            1.000001  | at_most 1           | false
            1.000001  | not_at_most 1       | true
            1.0       | between [1, 2]      | true
            2.0       | between [1, 2]      | true
            2.000001  | between [1, 2]      | false
            """)
    void comparesNumbers(BigDecimal number, String test, boolean holds) {
        assertThat(Situation.inBogota().with("points", number).holds("points " + test))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            contains 'acme'                                   | true
            contains 'zen'                                    | false
            contains 'acm'                                    | false
            contains_any ['zen', 'café']                      | true
            contains_any ['zen']                              | false
            contains_any []                                   | false
            contains_all ['acme', 'café']                     | true
            contains_all ['acme', 'zen']                      | false
            contains_all []                                   | true
            contains_none ['zen']                             | true
            contains_none ['zen', 'acme']                     | false
            is_empty                                          | false
            size {'operator': 'equals', 'value': 2}           | true
            size {'operator': 'not_between', 'value': [1, 2]} | false
            """)
    void comparesLists(String test, boolean holds) {
        Situation situation = Situation.inBogota().with("brands", List.of("acme", "cafe\u0301"));
        assertThat(situation.holds("brands " + test)).isEqualTo(holds);
    }

    @Test
    void anEmptyListIsNotMissing() {
        Situation situation = Situation.inBogota().with("brands", List.of());
        assertThat(situation.holds("brands exists")).isTrue();
        assertThat(situation.holds("brands is_empty")).isTrue();
        assertThat(situation.holds("brands contains_none ['acme']")).isTrue();
        assertThat(situation.holds("brands size {'operator': 'at_most', 'value': 0}"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyPositiveTestFailsOnAMissingValueAndItsComplementHolds(Operator operator) {
        String attribute = operator.allows(ValueType.TEXT)
                ? "city"
                : operator.allows(ValueType.NUMBER)
                        ? "points"
                        : operator.allows(ValueType.DATE)
                                ? "birthDate"
                                : operator.allows(ValueType.LIST) ? "brands" : "location";
        String value = switch (operator.shape()) {
            case NOTHING -> "";
            case ONE -> attribute.equals("points") ? " 0" : attribute.equals("birthDate") ? " '2026-01-01'" : " ''";
            case MANY -> " []";
            case PATTERN -> " '.*'";
            case RANGE -> " [0, 1]";
            case AMOUNT, DAYS -> " {'amount': 1, 'unit': 'year'}";
            case PERIOD -> " 'today'";
            case CALENDAR -> " [1, 2, 3, 4, 5, 6, 7]";
            case SIZE -> " {'operator': 'at_least', 'value': 0}";
            case AREA -> " {'latitude': 0, 'longitude': 0, 'kilometres': 20100}";
        };
        String word = operator.word();
        assertThat(Situation.inBogota().holds(attribute + " " + word + value)).isFalse();
        assertThat(Situation.inBogota().holds(attribute + " not_" + word + value))
                .isTrue();
    }

    @Test
    void comparesWithAnotherAttribute() {
        Situation same = Situation.inBogota().with("city", "CO").with("country", "co");
        String test = "{'attribute': 'city', 'operator': '%s', 'valueOf': 'country', 'ignoreCase': %s}";
        assertThat(same.matches(test.formatted("equals", true))).isTrue();
        assertThat(same.matches(test.formatted("equals", false))).isFalse();
        Situation missing = Situation.inBogota().with("city", "CO");
        assertThat(missing.matches(test.formatted("equals", true))).isFalse();
        assertThat(missing.matches(test.formatted("not_equals", true))).isTrue();
        Situation rich =
                Situation.inBogota().with("points", new BigDecimal("2.50")).with("creditLimit", new BigDecimal("2.5"));
        assertThat(rich.matches("{'attribute': 'points', 'operator': 'at_least', 'valueOf': 'creditLimit'}"))
                .isTrue();
        assertThat(rich.matches("{'attribute': 'points', 'operator': 'less_than', 'valueOf': 'creditLimit'}"))
                .isFalse();
    }

    @Test
    void joinsTests() {
        Situation situation = Situation.inBogota().with("city", "Cali").with("isAnonymous", true);
        String yes = "{'attribute': 'city', 'operator': 'equals', 'value': 'Cali'}";
        String no = "{'attribute': 'isAnonymous', 'operator': 'equals', 'value': false}";
        assertThat(situation.matches("{'all': []}")).isTrue();
        assertThat(situation.matches("{'any': []}")).isFalse();
        assertThat(situation.matches("{'all': [" + yes + ", " + no + "]}")).isFalse();
        assertThat(situation.matches("{'any': [" + no + ", " + yes + "]}")).isTrue();
        assertThat(situation.matches("{'not': " + no + "}")).isTrue();
    }
}
