package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of events: windows, measures, filters and brands. */
class EventTestsTest {

    /** In Bogotá it is 31 May, 10:30; the day began at 05:00 UTC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-05-31T15:30:00Z        | {'last': {'amount': 1, 'unit': 'minute'}} | true
            2026-05-31T15:30:00.000001Z | {'last': {'amount': 1, 'unit': 'minute'}} | false
            2026-05-31T15:29:00Z        | {'last': {'amount': 1, 'unit': 'minute'}} | true
            2026-05-31T15:28:59.999999Z | {'last': {'amount': 1, 'unit': 'minute'}} | false
            2026-05-01T05:00:00Z        | {'last': {'amount': 30, 'unit': 'day'}}   | true
            2026-05-01T04:59:59.999999Z | {'last': {'amount': 30, 'unit': 'day'}}   | false
            2026-04-30T05:00:00Z        | {'last': {'amount': 1, 'unit': 'month'}}  | true
            2026-04-30T04:59:59.999999Z | {'last': {'amount': 1, 'unit': 'month'}}  | false
            2026-01-01T05:00:00Z        | {'from': '2026-01-01', 'to': '2026-02-01'} | true
            2026-02-01T04:59:59.999999Z | {'from': '2026-01-01', 'to': '2026-02-01'} | true
            2026-02-01T05:00:00Z        | {'from': '2026-01-01', 'to': '2026-02-01'} | false
            2026-01-01T04:59:59.999999Z | {'from': '2026-01-01', 'to': '2026-02-01'} | false
            2026-01-01T00:00:00Z        | {'from': '2026-01-01T00:00:00Z'}          | true
            2026-01-01T00:00:00Z        | {'to': '2026-01-01T00:00:00Z'}            | false
            2026-05-31T16:00:00Z        | {'from': '2026-01-01'}                    | false
            2026-03-02T05:00:00Z        | {'between': [{'amount': 90, 'unit': 'day'}, {'amount': 30, 'unit': 'day'}]} | true
            2026-03-02T04:59:59.999999Z | {'between': [{'amount': 90, 'unit': 'day'}, {'amount': 30, 'unit': 'day'}]} | false
            2026-05-01T04:59:59.999999Z | {'between': [{'amount': 90, 'unit': 'day'}, {'amount': 30, 'unit': 'day'}]} | true
            2026-05-01T05:00:00Z        | {'between': [{'amount': 90, 'unit': 'day'}, {'amount': 30, 'unit': 'day'}]} | false
            2026-05-31T14:30:00Z        | {'between': [{'amount': 1, 'unit': 'day'}, {'amount': 1, 'unit': 'hour'}]} | false
            2026-05-31T14:29:59.999999Z | {'between': [{'amount': 1, 'unit': 'day'}, {'amount': 1, 'unit': 'hour'}]} | true
            2026-05-31T05:00:00Z        | {'period': 'today'}                       | true
            2026-05-31T15:30:00Z        | {'period': 'today'}                       | true
            2026-05-31T15:30:00.000001Z | {'period': 'this_month'}                  | false
            2026-01-01T05:00:00Z        | {'period': 'last_quarter'}                | true
            2026-04-01T04:59:59.999999Z | {'period': 'last_quarter'}                | true
            2026-04-01T05:00:00Z        | {'period': 'last_quarter'}                | false
            """)
    void countsEventsInsideTheWindow(String at, String window, boolean counts) {
        Situation situation = Situation.inBogota().event("VISIT", at);
        String test = "{'event': 'VISIT', 'window': " + window + ", 'operator': 'equals', 'value': 1}";
        assertThat(situation.matches(test)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'function': 'count'                            | 'equals', 'value': 4         | true
            'function': 'distinct', 'of': 'channel'        | 'equals', 'value': 2         | true
            'function': 'distinct', 'of': 'value'          | 'equals', 'value': 2         | true
            'function': 'distinct', 'of': 'items.sku'      | 'equals', 'value': 3         | true
            'function': 'sum', 'of': 'value'               | 'equals', 'value': 0.4       | true
            'function': 'average', 'of': 'value'           | 'greater_than', 'value': 0.133333 | true
            'function': 'average', 'of': 'value'           | 'less_than', 'value': 0.133334 | true
            'function': 'average', 'of': 'value'           | 'equals', 'value': 0.133333  | false
            'function': 'average', 'of': 'value'           | 'between', 'value': [0.1, 0.2] | true
            'function': 'average', 'of': 'items.quantity'  | 'equals', 'value': 2         | true
            'function': 'sum', 'of': 'items.quantity'      | 'equals', 'value': 6         | true
            'function': 'max', 'of': 'items.quantity'      | 'equals', 'value': 3         | true
            'function': 'min', 'of': 'value'               | 'equals', 'value': 0.1       | true
            'function': 'max', 'of': 'value'               | 'equals', 'value': 0.2       | true
            'function': 'max', 'of': 'occurredAt'          | 'on', 'value': '2026-05-30'  | true
            'function': 'first', 'of': 'channel'           | 'equals', 'value': 'web'     | true
            'function': 'last', 'of': 'channel'            | 'equals', 'value': 'STORE', 'ignoreCase': true | true
            'function': 'last', 'of': 'coupons'            | 'contains', 'value': 'x'     | true
            'function': 'first', 'of': 'isGift'            | 'exists'                     | false
            'function': 'days_since_first'                 | 'equals', 'value': 10        | true
            'function': 'days_since_last'                  | 'equals', 'value': 1         | true
            'function': 'active_days'                      | 'equals', 'value': 3         | true
            'function': 'sum', 'of': 'value'               | 'at_least', 'valueOf': 'points' | true
            'function': 'sum', 'of': 'value'               | 'greater_than', 'valueOf': 'points' | false
            """)
    void takesMeasures(String measure, String comparison, boolean holds) {
        Situation situation = Situation.inBogota()
                .with("points", new BigDecimal("0.400000"))
                .event("VISIT", "2026-05-01T12:00:00Z")
                .event("PURCHASE", "2026-05-21T12:00:00Z", "", Map.of("value", new BigDecimal("0.10")))
                .event(
                        "PURCHASE",
                        "2026-05-30T12:00:00Z",
                        "",
                        Map.of("value", new BigDecimal("0.1"), "channel", "web", "coupons", List.of("x")),
                        List.of(item("a", 1), item("b", 2)))
                .event(
                        "PURCHASE",
                        "2026-05-31T04:59:59Z",
                        "",
                        Map.of("value", new BigDecimal("0.2"), "channel", "store"),
                        List.of(item("c", 3)))
                .event("PURCHASE", "2026-05-29T12:00:00Z");
        String test = "{'event': 'PURCHASE', 'measure': {" + measure + "}, 'operator': " + comparison + "}";
        assertThat(situation.matches(test)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'function': 'count'                     | 'at_most', 'value': 2  | true
            'function': 'sum', 'of': 'value'        | 'equals', 'value': 0   | true
            'function': 'distinct', 'of': 'channel' | 'equals', 'value': 0   | true
            'function': 'active_days'               | 'equals', 'value': 0   | true
            'function': 'average', 'of': 'value'    | 'at_most', 'value': 2  | false
            'function': 'average', 'of': 'value'    | 'not_at_most', 'value': 2 | true
            'function': 'min', 'of': 'value'        | 'exists'               | false
            'function': 'max', 'of': 'value'        | 'not_exists'           | true
            'function': 'first', 'of': 'channel'    | 'exists'               | false
            'function': 'days_since_first'          | 'at_least', 'value': 0 | false
            'function': 'days_since_last'           | 'not_exists'           | true
            """)
    void measuresOverNothing(String measure, String comparison, boolean holds) {
        String test = "{'event': 'PURCHASE', 'measure': {" + measure + "}, 'operator': " + comparison + "}";
        assertThat(Situation.inBogota().matches(test)).isEqualTo(holds);
    }

    @Test
    void tenTimesOneTenthIsOne() {
        Situation situation = Situation.inBogota();
        for (int i = 0; i < 10; i++) {
            situation.event("PURCHASE", "2026-05-21T12:00:00Z", "", Map.of("value", new BigDecimal("0.1")));
        }
        String sum = "{'event': 'PURCHASE', 'measure': {'function': 'sum', 'of': 'value'}, 'operator': ";
        assertThat(situation.matches(sum + "'equals', 'value': 1}")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'items': 'any', 'where': {'all': [{'attribute': 'sku', 'operator': 'equals', 'value': 'a'}, {'attribute': 'quantity', 'operator': 'equals', 'value': 1}]}} | 1
            {'items': 'any', 'where': {'all': [{'attribute': 'sku', 'operator': 'equals', 'value': 'a'}, {'attribute': 'quantity', 'operator': 'equals', 'value': 2}]}} | 0
            {'items': 'all', 'where': {'attribute': 'quantity', 'operator': 'at_least', 'value': 1}} | 2
            {'items': 'all', 'where': {'attribute': 'quantity', 'operator': 'at_least', 'value': 2}} | 1
            {'items': 'none', 'where': {'attribute': 'quantity', 'operator': 'at_least', 'value': 1}} | 1
            {'items': 'none', 'where': {'attribute': 'sku', 'operator': 'equals', 'value': 'z'}} | 2
            {'not': {'items': 'any', 'where': {'all': []}}} | 1
            {'attribute': 'channel', 'operator': 'equals', 'value': 'web'} | 1
            {'attribute': 'channel', 'operator': 'not_equals', 'value': 'web'} | 1
            {'attribute': 'brand', 'operator': 'exists'} | 1
            {'attribute': 'brand', 'operator': 'equals', 'value': 'acme'} | 1
            {'attribute': 'occurredAt', 'operator': 'on', 'value': '2026-05-30'} | 1
            {'attribute': 'value', 'operator': 'greater_than', 'valueOf': 'discountedValue'} | 1
            """)
    void filtersEvents(String where, int count) {
        Situation situation = Situation.inBogota()
                .event(
                        "PURCHASE",
                        "2026-05-29T12:00:00Z",
                        "acme",
                        Map.of("channel", "web", "value", new BigDecimal(2), "discountedValue", new BigDecimal(1)),
                        List.of(item("a", 1), item("b", 2)))
                .event("PURCHASE", "2026-05-30T12:00:00Z");
        assertThat(situation.matches(
                        "{'event': 'PURCHASE', 'where': " + where + ", 'operator': 'equals', 'value': " + count + "}"))
                .isTrue();
    }

    @Test
    void onlyListedBrandsHaveMembersAndEvents() {
        String visits = "{'event': 'VISIT', 'operator': 'equals', 'value': 1}";
        Situation situation = Situation.inBogota()
                .event("VISIT", "2026-05-29T12:00:00Z", "acme", Map.of())
                .event("VISIT", "2026-05-29T12:00:00Z", "zen", Map.of())
                .event("VISIT", "2026-05-29T12:00:00Z")
                .visit("acme", "2026-05-29T12:00:00Z")
                .visit("zen", "2026-05-29T12:00:00Z");
        assertThat(situation.matches(visits.replace("1", "3"))).isTrue();
        assertThat(situation.of("acme").matches(visits)).isTrue();
        assertThat(situation.of("acme", "zen").matches(visits.replace("1", "2")))
                .isTrue();
        assertThat(situation.of("other").matches("{'all': []}")).isFalse();
        assertThat(situation.of("other").matches("{'any': []}")).isFalse();
        assertThat(situation.with("brands", List.of("other")).matches("{'all': []}"))
                .isTrue();
    }

    @Test
    void aVisitAfterTheInstantDoesNotMakeACustomerOfABrand() {
        Situation late = Situation.inBogota().of("acme").visit("acme", "2026-05-31T15:30:00.000001Z");
        assertThat(late.matches("{'all': []}")).isFalse();
        Situation justNow = Situation.inBogota().of("acme").visit("acme", "2026-05-31T15:30:00Z");
        assertThat(justNow.matches("{'all': []}")).isTrue();
    }

    @Test
    void daysSinceCountsCalendarDaysAcrossAClockChange() {
        Situation situation =
                new Situation("Europe/Madrid", "2026-03-29T22:30:00Z").event("VISIT", "2026-03-28T22:59:59Z");
        String test = "{'event': 'VISIT', 'measure': {'function': 'days_since_last'}, 'operator': 'equals', 'value': ";
        assertThat(situation.matches(test + "2}")).isTrue();
        assertThat(situation.matches(test + "1}")).isFalse();
    }

    private static Map<String, Object> item(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", BigDecimal.valueOf(quantity));
    }

    /** At 02:31 UTC, one minute after midnight, clocks in Newfoundland went back to 23:01 of the day before. */
    @Test
    void neverCountsFewerThanNoDays() {
        Situation situation = new Situation("America/St_Johns", "2006-10-29T02:31:00Z")
                .event("VISIT", "2006-10-29T02:30:59.999999Z")
                .event("VISIT", "2006-10-29T02:31:00Z");
        for (String function : List.of("days_since_first", "days_since_last")) {
            String test = "{'event': 'VISIT', 'measure': {'function': '%s'}, 'operator': 'equals', 'value': 0}";
            assertThat(situation.matches(test.formatted(function))).isTrue();
        }
    }
}
