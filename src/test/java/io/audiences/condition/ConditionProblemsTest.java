package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ill-formed conditions with the pointers and codes of their problems. */
class ConditionProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | '' wrong_type
            12 | '' wrong_type
            null | '' missing_value
            {} | '' missing_value
            {'operator': 'equals', 'value': 1} | '' missing_value
            {'al': []} | /al unknown_key
            {'all': {}} | /all wrong_type
            {'all': [], 'any': []} | /any unknown_key
            {'any': [1, {'all': []}, 'x']} | /any/0 wrong_type, /any/2 wrong_type
            {'not': []} | /not wrong_type
            {'not': {'not': {'a/b~c': 1}}} | /not/not/a~1b~0c unknown_key
            {'sequence': [], 'window': 1} | /window wrong_type, /sequence missing_value
            {'sequence': [{'event': 'PURCHASE', 'absent': true}]} | /sequence/0/absent value_out_of_range
            {'sequence': [{'event': 'PURCHAS'}, {'even': 1}]} | /sequence/1/even unknown_key, /sequence/1/event missing_value
            {'sequence': [{'event': 'PURCHAS', 'where': {'attribute': 'x', 'operator': 'exists'}}]} | /sequence/0/event unknown_event
            {'audience': 'vip', 'operator': 'in'} | /audience unknown_audience
            {'audience': 'vip', 'operator': 'equals'} | /operator value_out_of_range
            {'all': [{'sample': 110.0, 'seed': 's'}]} | /all/0/sample value_out_of_range
            {'sample': '10', 'seed': 5} | /sample wrong_type, /seed wrong_type
            {'property': 'country', 'operator': 'exists'} | /property unknown_key
            {'items': 'any', 'where': {'all': []}} | /items unknown_key
            """)
    void nodes(String json, String problems) {
        assertProblems(json, problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'attribute': 'contry', 'operator': 'exists'} | /attribute unknown_attribute
            {'attribute': 5, 'operator': 'exists'} | /attribute wrong_type
            {'attribute': 'country'} | /operator missing_value
            {'attribute': 'country', 'operator': 7} | /operator wrong_type
            {'attribute': 'country', 'operator': 'eqals', 'value': 'CO'} | /operator unknown_operator
            {'attribute': 'country', 'operator': 'not_not_in', 'value': []} | /operator unknown_operator
            {'attribute': 'location', 'operator': 'within', 'value': {}} | /value/latitude missing_value, /value/longitude missing_value, /value/kilometres missing_value
            {'attribute': 'location', 'operator': 'within', 'value': {'latitude': 91, 'longitude': 0, 'kilometres': -1}} | /value/latitude value_out_of_range, /value/kilometres value_out_of_range
            {'attribute': 'country', 'operator': 'at_least', 'value': 1} | /operator operator_not_allowed
            {'attribute': 'birthDate', 'operator': 'equals', 'value': '2000-01-01'} | /operator operator_not_allowed
            {'attribute': 'country', 'operator': 'equals'} | /value missing_value
            {'attribute': 'country', 'operator': 'equals', 'value': null} | /value missing_value
            {'attribute': 'country', 'operator': 'equals', 'value': 5} | /value wrong_type
            {'attribute': 'country', 'operator': 'equals', 'value': ['CO']} | /value wrong_type
            {'attribute': 'country', 'operator': 'exists', 'value': 1} | /value unknown_key
            {'attribute': 'country', 'operator': 'in', 'value': 'CO'} | /value wrong_type
            {'attribute': 'country', 'operator': 'in', 'value': ['CO', 5, {}, null]} | /value/2 wrong_type, /value/3 missing_value
            {'attribute': 'country', 'operator': 'in', 'value': ['CO', 5]} | /value/1 wrong_type
            {'attribute': 'country', 'operator': 'matches', 'value': '('} | /value syntax
            {'attribute': 'country', 'operator': 'matches', 'value': 5} | /value wrong_type
            {'attribute': 'country', 'operator': 'matches', 'value': '((a{1000}){1000}){1000}'} | /value value_out_of_range
            {'attribute': 'country', 'operator': 'equals', 'value': '\\ud800'} | /value value_out_of_range
            {'attribute': 'country', 'operator': 'equals', 'value': 'a', 'ignoreCase': 'yes'} | /ignoreCase wrong_type
            {'attribute': 'points', 'operator': 'equals', 'value': 1, 'ignoreCase': true} | /ignoreCase operator_not_allowed
            {'attribute': 'brands', 'operator': 'contains', 'value': 'a', 'ignoreCase': true} | /ignoreCase operator_not_allowed
            {'attribute': 'country', 'operator': 'exists', 'ignoreCase': true} | /ignoreCase operator_not_allowed
            {'attribute': 'country', 'operator': 'equals', 'valu': 'CO'} | /valu unknown_key, /value missing_value
            {'attribute': 'points', 'operator': 'equals', 'value': '5'} | /value wrong_type
            {'attribute': 'points', 'operator': 'equals', 'value': 1e308} | /value value_out_of_range
            {'attribute': 'points', 'operator': 'equals', 'value': 0.0000001} | /value value_out_of_range
            {'attribute': 'points', 'operator': 'equals', 'value': 1e-999999} | /value value_out_of_range
            {'attribute': 'points', 'operator': 'between', 'value': [5, 4]} | /value value_out_of_range
            {'attribute': 'points', 'operator': 'between', 'value': [5]} | /value wrong_type
            {'attribute': 'points', 'operator': 'between', 'value': [5, 'x']} | /value/1 wrong_type
            {'attribute': 'points', 'operator': 'between', 'value': {'from': 5, 'til': 6}} | /value/til unknown_key, /value/to missing_value
            {'attribute': 'points', 'operator': 'between', 'value': {'from': 5, 'to': '2026-01-01'}} | /value/to wrong_type
            {'attribute': 'isAnonymous', 'operator': 'equals', 'value': 'true'} | /value wrong_type
            {'attribute': 'brands', 'operator': 'contains', 'value': 5} | /value wrong_type
            {'attribute': 'brands', 'operator': 'size', 'value': 5} | /value wrong_type
            {'attribute': 'brands', 'operator': 'size', 'value': {'operator': 'in_last', 'value': 2}} | /value/value wrong_type, /value/operator operator_not_allowed
            {'attribute': 'brands', 'operator': 'size', 'value': {'operator': 'at_least', 'value': 'x'}} | /value/value wrong_type
            {'attribute': 'brands', 'operator': 'size', 'value': {'value': 2}} | /value/operator missing_value
            {'attribute': 'location', 'operator': 'equals', 'value': 2} | /operator operator_not_allowed
            """)
    void attributeTests(String json, String problems) {
        assertProblems(json, problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'attribute': 'birthDate', 'operator': 'on', 'value': '2026-02-30'} | /value value_out_of_range
            {'attribute': 'birthDate', 'operator': 'on', 'value': '0000-12-31'} | /value value_out_of_range
            {'attribute': 'birthDate', 'operator': 'on', 'value': 'yesterday'} | /value wrong_type
            {'attribute': 'birthDate', 'operator': 'on', 'value': 20260131} | /value wrong_type
            {'attribute': 'birthDate', 'operator': 'on', 'value': '2026-01-31T00:00:00Z'} | /value wrong_type
            {'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31T00:00Z'} | /value wrong_type
            {'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31T00:00:00'} | /value wrong_type
            {'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31T24:00:00Z'} | /value value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'on', 'value': '9999-12-31T23:00:00-02:00'} | /value value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'between', 'value': ['2026-02-01', '2026-01-01']} | /value value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': 30} | /value wrong_type
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {}} | /value/unit missing_value, /value/amount missing_value
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': 0, 'unit': 'day'}} | /value/amount value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': 1.5, 'unit': 'day'}} | /value/amount value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': 1e400, 'unit': 'day'}} | /value/amount value_out_of_range
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': '5', 'unit': 'dya'}} | /value/unit value_out_of_range, /value/amount wrong_type
            {'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': 121, 'unit': 'month'}} | /value/amount value_out_of_range
            {'attribute': 'birthDate', 'operator': 'in_last', 'value': {'amount': 3, 'unit': 'hour'}} | /value/unit value_out_of_range
            {'attribute': 'birthDate', 'operator': 'anniversary_in_next', 'value': {'amount': 3, 'unit': 'hour'}} | /value/unit value_out_of_range
            {'attribute': 'birthDate', 'operator': 'anniversary_in_next', 'value': {'amount': 13, 'unit': 'month'}} | /value/amount value_out_of_range
            {'attribute': 'birthDate', 'operator': 'in_period', 'value': 'last_mnth'} | /value value_out_of_range
            {'attribute': 'birthDate', 'operator': 'in_period', 'value': 5} | /value wrong_type
            {'attribute': 'birthDate', 'operator': 'month', 'value': 13} | /value value_out_of_range
            {'attribute': 'birthDate', 'operator': 'month', 'value': 'may'} | /value wrong_type
            {'attribute': 'birthDate', 'operator': 'day_of_week', 'value': [1, 0, 'moonday', {}]} | /value/1 value_out_of_range, /value/2 value_out_of_range, /value/3 wrong_type
            """)
    void dateTests(String json, String problems) {
        assertProblems(json, problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'attribute': 'country', 'operator': 'equals', 'valueOf': 'citty'} | /valueOf unknown_attribute
            {'attribute': 'country', 'operator': 'equals', 'valueOf': 'points'} | /valueOf wrong_type
            {'attribute': 'country', 'operator': 'equals', 'valueOf': 5} | /valueOf wrong_type
            {'attribute': 'country', 'operator': 'equals', 'value': 'a', 'valueOf': 'city'} | /valueOf unknown_key
            {'attribute': 'country', 'operator': 'in', 'valueOf': 'city'} | /valueOf operator_not_allowed
            {'attribute': 'brands', 'operator': 'contains', 'valueOf': 'city'} | /valueOf operator_not_allowed
            {'attribute': 'birthDate', 'operator': 'before', 'valueOf': 'registeredAt'} | /valueOf wrong_type
            """)
    void comparisonsWithOtherAttributes(String json, String problems) {
        assertProblems(json, problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'event': 'PURCHSE'} | /operator missing_value, /event unknown_event
            {'event': 5} | /event wrong_type, /operator missing_value
            'windw': {} | /windw unknown_key
            'where': 5 | /where wrong_type
            'where': {'event': 'VISIT', 'operator': 'exists'} | /where/event unknown_key
            'where': {'attribute': 'chanel', 'operator': 'exists'} | /where/attribute unknown_property
            'where': {'property': 'chanel', 'operator': 'exists'} | /where/property unknown_property
            'where': {'property': 'channel', 'attribute': 'x', 'operator': 'exists'} | /where/attribute unknown_key
            'where': {'attribute': 'country', 'operator': 'exists'} | /where/attribute unknown_property
            'where': {'attribute': 'value', 'operator': 'at_least', 'valueOf': 'points'} | /where/valueOf unknown_property
            'where': {'items': 'some', 'where': {'attribute': 'sku', 'operator': 'exists'}} | /where/items value_out_of_range
            'where': {'items': 'any'} | /where/where missing_value
            'where': {'items': 'any', 'where': {'attribute': 'channel', 'operator': 'exists'}} | /where/where/attribute unknown_property
            'where': {'all': [{'items': 'any', 'where': {'items': 'any', 'where': {}}}]} | /where/all/0/where/items unknown_key
            'window': 5 | /window wrong_type
            'window': null | /window missing_value
            'window': {} | /window missing_value
            'window': {'lst': 1} | /window/lst unknown_key
            'window': {'last': {'amount': 11, 'unit': 'year'}} | /window/last/amount value_out_of_range
            'window': {'last': {'amount': 1, 'unit': 'year'}, 'period': 'today'} | /window/period unknown_key
            'window': {'from': '2026-01-02', 'to': '2026-01-01'} | /window value_out_of_range
            'window': {'from': '2016-01-01', 'to': '2026-01-02'} | /window value_out_of_range
            'window': {'from': 5, 'to': null} | /window/from wrong_type, /window/to missing_value
            'window': {'between': [{'amount': 30, 'unit': 'day'}]} | /window/between wrong_type
            'window': {'between': [{'amount': 30, 'unit': 'day'}, {'amount': 30, 'unit': 'day'}]} | /window/between value_out_of_range
            'window': {'between': [{'amount': 4, 'unit': 'week'}, {'amount': 1, 'unit': 'month'}]} | /window/between value_out_of_range
            'window': {'between': [{'amount': 22, 'unit': 'hour'}, {'amount': 1, 'unit': 'day'}]} | /window/between value_out_of_range
            'window': {'period': 'next_year'} | /window/period value_out_of_range
            'measure': 'count' | /measure wrong_type
            'measure': {} | /measure/function missing_value
            'measure': {'function': 'total'} | /measure/function value_out_of_range
            'measure': {'function': 'sum'} | /measure/of missing_value
            'measure': {'function': 'count', 'of': 'value'} | /measure/of unknown_key
            'measure': {'function': 'sum', 'of': 'valu'} | /measure/of unknown_property
            'measure': {'function': 'sum', 'of': 'channel'} | /measure/of wrong_type
            'measure': {'function': 'sum', 'of': 'items.sku'} | /measure/of wrong_type
            'measure': {'function': 'sum', 'of': 'items.price'} | /measure/of unknown_property
            'measure': {'function': 'last', 'of': 'items.sku'} | /measure/of wrong_type
            'measure': {'function': 'distinct', 'of': 'coupons'} | /measure/of wrong_type
            'measure': {'function': 'max', 'of': 'occurredAt'} | /operator operator_not_allowed
            'measure': {'function': 'last', 'of': 'channel'} | /operator operator_not_allowed
            """)
    void eventTests(String json, String problems) {
        assertProblems(
                json.startsWith("{") ? json : "{'event': 'PURCHASE', 'operator': 'at_least', 'value': 1, " + json + "}",
                problems);
    }

    @Test
    void reportsFourMistakesAtOnceWithNearestNames() {
        Reading reading = Parsing.read("""
                {'all': [
                  {'attribute': 'contry', 'operator': 'equals', 'value': 'CO'},
                  {'attribute': 'birthDate', 'operator': 'befor', 'value': '2000-01-01'},
                  {'not': {'event': 'PURCHASE', 'window': {'last': {'amount': 0, 'unit': 'day'}},
                           'operator': 'at_least', 'value': 1}},
                  {'event': 'PURCHASE', 'measure': {'function': 'sum', 'of': 'valeu'},
                   'operator': 'at_least', 'value': 1}]}""");
        assertThat(reading.problems())
                .extracting(Problem::pointer, Problem::code, Problem::detail)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem.toList())
                                .containsExactly(
                                        "/all/0/attribute",
                                        Problem.Code.UNKNOWN_ATTRIBUTE,
                                        "expected a known attribute, got \"contry\"; did you mean \"country\"?"),
                        problem -> assertThat(problem.toList())
                                .containsExactly(
                                        "/all/1/operator",
                                        Problem.Code.UNKNOWN_OPERATOR,
                                        "expected an operator such as \"equals\", got \"befor\"; did you mean \"before\"?"),
                        problem -> assertThat(problem.toList())
                                .containsExactly(
                                        "/all/2/not/window/last/amount",
                                        Problem.Code.VALUE_OUT_OF_RANGE,
                                        "expected a whole number from 1 to 3660, got 0"),
                        problem -> assertThat(problem.toList())
                                .containsExactly(
                                        "/all/3/measure/of",
                                        Problem.Code.UNKNOWN_PROPERTY,
                                        "expected a known property, got \"valeu\"; did you mean \"value\"?"));
    }

    private static void assertProblems(String json, String problems) {
        assertThat(Parsing.problems(json))
                .containsExactlyElementsOf(Arrays.stream(problems.split(", ", -1))
                        .map(problem -> problem.replace("''", ""))
                        .toList());
    }
}
