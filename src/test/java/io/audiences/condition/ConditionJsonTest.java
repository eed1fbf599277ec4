package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed conditions and their canonical form. */
class ConditionJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'all': []}",
                "{'any': [{'not': {'all': []}}]}",
                "{'attribute': 'country', 'operator': 'not_equals', 'value': 'CO', 'ignoreCase': true}",
                "{'attribute': 'country', 'operator': 'in', 'value': []}",
                "{'attribute': 'country', 'operator': 'equals', 'value': '2026-01-31'}",
                "{'attribute': 'country', 'operator': 'starts_with', 'value': ''}",
                "{'attribute': 'country', 'operator': 'matches', 'value': '\\\\d{4}-[a-z]{1,64}(ab){3}'}",
                "{'attribute': 'country', 'operator': 'not_equals', 'valueOf': 'city', 'ignoreCase': true}",
                "{'attribute': 'points', 'operator': 'at_least', 'value': -0.000001}",
                "{'attribute': 'points', 'operator': 'at_least', 'valueOf': 'creditLimit'}",
                "{'attribute': 'points', 'operator': 'not_between', 'value': [-1, 123456789012.123456]}",
                "{'attribute': 'isAnonymous', 'operator': 'equals', 'value': false}",
                "{'attribute': 'birthDate', 'operator': 'between', 'value': ['0001-01-01', '9999-12-31']}",
                "{'attribute': 'birthDate', 'operator': 'in_next', 'value': {'amount': 2, 'unit': 'quarter'}}",
                "{'attribute': 'birthDate', 'operator': 'in_period', 'value': 'this_semester'}",
                "{'attribute': 'birthDate', 'operator': 'anniversary_in_last', 'value': {'amount': 366, 'unit': 'day'}}",
                "{'attribute': 'birthDate', 'operator': 'anniversary_today'}",
                "{'attribute': 'birthDate', 'operator': 'month', 'value': [2, 12]}",
                "{'attribute': 'registeredAt', 'operator': 'between', 'value': ['2026-01-01', '2026-01-01T10:00:00Z']}",
                "{'attribute': 'registeredAt', 'operator': 'in_last', 'value': {'amount': 90, 'unit': 'minute'}}",
                "{'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31T10:00:00.000001Z'}",
                "{'attribute': 'brands', 'operator': 'contains', 'value': 'acme'}",
                "{'attribute': 'brands', 'operator': 'contains_none', 'value': ['acme', 'zen']}",
                "{'attribute': 'brands', 'operator': 'not_is_empty'}",
                "{'attribute': 'brands', 'operator': 'size', 'value': {'operator': 'not_between', 'value': [1, 2]}}",
                "{'attribute': 'location', 'operator': 'not_exists'}",
                "{'event': 'PURCHASE', 'operator': 'at_least', 'value': 3}",
                "{'event': 'PURCHASE', 'where': {'any': [{'attribute': 'channel', 'operator': 'equals', 'value': 'web'},"
                        + " {'items': 'none', 'where': {'attribute': 'value', 'operator': 'equals', 'valueOf': 'quantity'}}]},"
                        + " 'window': {'last': {'amount': 90, 'unit': 'day'}},"
                        + " 'measure': {'function': 'average', 'of': 'items.value'}, 'operator': 'exists'}",
                "{'event': 'PURCHASE', 'window': {'from': '2026-01-01', 'to': '2026-02-01T00:00:00Z'},"
                        + " 'measure': {'function': 'days_since_last'}, 'operator': 'in', 'value': [1, 2]}",
                "{'event': 'PURCHASE', 'window': {'to': '2026-01-01'}, 'measure': {'function': 'max', 'of': 'occurredAt'},"
                        + " 'operator': 'before', 'valueOf': 'lastSeenAt'}",
                "{'event': 'PURCHASE', 'window': {'between': [{'amount': 90, 'unit': 'day'}, {'amount': 2, 'unit': 'hour'}]},"
                        + " 'measure': {'function': 'first', 'of': 'coupons'}, 'operator': 'contains', 'value': 'x'}",
                "{'event': 'PURCHASE', 'window': {'period': 'last_quarter'}, 'measure': {'function': 'distinct', 'of':"
                        + " 'items.sku'}, 'operator': 'less_than', 'value': 2}"
            })
    void keepsTheCanonicalForm(String json) {
        Reading reading = Parsing.read(json);
        assertThat(reading.problems()).isEmpty();
        assertThat(ConditionWriter.write(reading.condition()))
                .hasToString(Parsing.json(json).toString());
        assertThat(Parsing.read(ConditionWriter.write(reading.condition()).toString())
                        .condition())
                .isEqualTo(reading.condition());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'attribute': 'points', 'operator': 'between', 'value': {'from': 1.50, 'to': 2e3}} | {'attribute': 'points', 'operator': 'between', 'value': [1.5, 2000]}
            {'attribute': 'points', 'operator': 'equals', 'value': 1, 'ignoreCase': false} | {'attribute': 'points', 'operator': 'equals', 'value': 1}
            {'attribute': 'points', 'operator': 'equals', 'value': -0.0} | {'attribute': 'points', 'operator': 'equals', 'value': 0}
            {'attribute': 'birthDate', 'operator': 'day_of_week', 'value': ['sunday', 1, 'monday']} | {'attribute': 'birthDate', 'operator': 'day_of_week', 'value': [7, 1]}
            {'attribute': 'birthDate', 'operator': 'month', 'value': 5.0} | {'attribute': 'birthDate', 'operator': 'month', 'value': [5]}
            {'attribute': 'country', 'operator': 'equals', 'value': 'e\\u0301'} | {'attribute': 'country', 'operator': 'equals', 'value': 'é'}
            {'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31t10:00:00.1234567-05:00'} | {'attribute': 'registeredAt', 'operator': 'on', 'value': '2026-01-31T15:00:00.123456Z'}
            {'operator': 'exists', 'measure': {'function': 'count'}, 'where': {'all': []}, 'event': 'VISIT'} | {'event': 'VISIT', 'operator': 'exists'}
            {'event': 'VISIT', 'where': {'property': 'brand', 'operator': 'exists'}, 'operator': 'exists'} | {'event': 'VISIT', 'where': {'attribute': 'brand', 'operator': 'exists'}, 'operator': 'exists'}
            """)
    void bringsIntoTheCanonicalForm(String json, String canonical) {
        Reading reading = Parsing.read(json);
        assertThat(reading.problems()).isEmpty();
        assertThat(ConditionWriter.write(reading.condition()))
                .hasToString(Parsing.json(canonical).toString());
    }

    @Test
    void writesWholeNumbersAsAParserReadsThem() {
        String json = "{'attribute': 'points', 'operator': 'in', 'value': [3, 999999999999]}";
        assertThat(ConditionWriter.write(Parsing.read(json).condition())).isEqualTo(Parsing.json(json));
    }
}
