package io.audiences.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of days and instants. */
class DateTestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-05-31 | in_last {'amount': 1, 'unit': 'day'}           | true
            2026-05-30 | in_last {'amount': 1, 'unit': 'day'}           | true
            2026-05-29 | in_last {'amount': 1, 'unit': 'day'}           | false
            2026-06-01 | in_last {'amount': 1, 'unit': 'day'}           | false
            2026-04-30 | in_last {'amount': 1, 'unit': 'month'}         | true
            2026-04-29 | in_last {'amount': 1, 'unit': 'month'}         | false
            2026-02-28 | in_last {'amount': 1, 'unit': 'quarter'}       | true
            2026-02-27 | in_last {'amount': 1, 'unit': 'quarter'}       | false
            2026-05-17 | in_last {'amount': 2, 'unit': 'week'}          | true
            2026-05-16 | in_last {'amount': 2, 'unit': 'week'}          | false
            2026-05-31 | in_next {'amount': 1, 'unit': 'day'}           | true
            2026-06-01 | in_next {'amount': 1, 'unit': 'day'}           | true
            2026-06-02 | in_next {'amount': 1, 'unit': 'day'}           | false
            2026-05-30 | in_next {'amount': 1, 'unit': 'day'}           | false
            2026-06-30 | in_next {'amount': 1, 'unit': 'month'}         | true
            2026-07-01 | in_next {'amount': 1, 'unit': 'month'}         | false
            2026-05-29 | more_than_ago {'amount': 1, 'unit': 'day'}     | true
            2026-05-30 | more_than_ago {'amount': 1, 'unit': 'day'}     | false
            2026-05-30 | before '2026-05-31'                            | true
            2026-05-31 | before '2026-05-31'                            | false
            2026-06-01 | after '2026-05-31'                             | true
            2026-05-31 | after '2026-05-31'                             | false
            2026-05-31 | on '2026-05-31'                                | true
            2026-05-30 | on '2026-05-31'                                | false
            2026-05-30 | not_on '2026-05-31'                            | true
            2026-05-01 | between ['2026-05-01', '2026-05-31']           | true
            2026-05-31 | between ['2026-05-01', '2026-05-31']           | true
            2026-06-01 | between ['2026-05-01', '2026-05-31']           | false
            2026-05-31 | in_period 'today'                              | true
            2026-05-30 | in_period 'yesterday'                          | true
            2026-05-25 | in_period 'this_week'                          | true
            2026-06-01 | in_period 'this_week'                          | false
            2026-05-24 | in_period 'last_week'                          | true
            2026-05-01 | in_period 'this_month'                         | true
            2026-04-30 | in_period 'last_month'                         | true
            2026-06-30 | in_period 'this_quarter'                       | true
            2026-07-01 | in_period 'this_quarter'                       | false
            2026-01-01 | in_period 'last_quarter'                       | true
            2025-12-31 | in_period 'last_quarter'                       | false
            2026-01-01 | in_period 'this_semester'                      | true
            2026-07-01 | in_period 'this_semester'                      | false
            2025-07-01 | in_period 'last_semester'                      | true
            2025-06-30 | in_period 'last_semester'                      | false
            2026-12-31 | in_period 'this_year'                          | true
            2025-01-01 | in_period 'last_year'                          | true
            2024-12-31 | in_period 'last_year'                          | false
            1990-05-31 | anniversary_today                              | true
            1990-06-01 | anniversary_today                              | false
            1990-05-31 | anniversary_in_next {'amount': 7, 'unit': 'day'} | true
            1990-06-07 | anniversary_in_next {'amount': 7, 'unit': 'day'} | true
            1990-06-08 | anniversary_in_next {'amount': 7, 'unit': 'day'} | false
            1990-05-30 | anniversary_in_next {'amount': 7, 'unit': 'day'} | false
            1990-05-24 | anniversary_in_last {'amount': 7, 'unit': 'day'} | true
            1990-05-23 | anniversary_in_last {'amount': 7, 'unit': 'day'} | false
            2030-05-31 | anniversary_today                              | true
            1990-01-05 | anniversary_in_next {'amount': 8, 'unit': 'month'} | true
            1990-05-01 | month 5                                        | true
            1990-05-01 | month [1, 4]                                   | false
            1990-05-01 | month []                                       | false
            2026-05-31 | day_of_week 'sunday'                           | true
            2026-05-31 | day_of_week [1, 2, 3, 4, 5, 6]                 | false
            """)
    void comparesDays(LocalDate day, String test, boolean holds) {
        Situation situation = Situation.inBogota().with("birthDate", day);
        assertThat(situation.holds("birthDate " + test)).isEqualTo(holds);
    }

    /** In Bogotá it is 31 May, 10:30; the day began at 05:00 UTC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-05-30T05:00:00Z        | in_last {'amount': 1, 'unit': 'day'}       | true
            2026-05-30T04:59:59.999999Z | in_last {'amount': 1, 'unit': 'day'}       | false
            2026-05-31T15:30:00Z        | in_last {'amount': 1, 'unit': 'day'}       | true
            2026-05-31T15:30:00.000001Z | in_last {'amount': 1, 'unit': 'day'}       | false
            2026-05-31T13:30:00Z        | in_last {'amount': 2, 'unit': 'hour'}      | true
            2026-05-31T13:29:59.999999Z | in_last {'amount': 2, 'unit': 'hour'}      | false
            2026-05-31T15:30:00Z        | in_last {'amount': 1, 'unit': 'minute'}    | true
            2026-05-31T15:30:00Z        | in_next {'amount': 1, 'unit': 'day'}       | true
            2026-05-31T15:29:59.999999Z | in_next {'amount': 1, 'unit': 'day'}       | false
            2026-06-02T04:59:59.999999Z | in_next {'amount': 1, 'unit': 'day'}       | true
            2026-06-02T05:00:00Z        | in_next {'amount': 1, 'unit': 'day'}       | false
            2026-05-31T17:30:00Z        | in_next {'amount': 2, 'unit': 'hour'}      | true
            2026-05-31T17:30:00.000001Z | in_next {'amount': 2, 'unit': 'hour'}      | false
            2026-05-30T04:59:59.999999Z | more_than_ago {'amount': 1, 'unit': 'day'} | true
            2026-05-30T05:00:00Z        | more_than_ago {'amount': 1, 'unit': 'day'} | false
            2026-05-31T13:29:59.999999Z | more_than_ago {'amount': 2, 'unit': 'hour'} | true
            2026-05-31T13:30:00Z        | more_than_ago {'amount': 2, 'unit': 'hour'} | false
            2026-05-31T04:59:59.999999Z | before '2026-05-31'                        | true
            2026-05-31T05:00:00Z        | before '2026-05-31'                        | false
            2026-06-01T04:59:59.999999Z | after '2026-05-31'                         | false
            2026-06-01T05:00:00Z        | after '2026-05-31'                         | true
            2026-05-31T05:00:00Z        | on '2026-05-31'                            | true
            2026-06-01T04:59:59.999999Z | on '2026-05-31'                            | true
            2026-06-01T05:00:00Z        | on '2026-05-31'                            | false
            2026-05-31T05:00:00Z        | on '2026-05-31T05:00:00Z'                  | true
            2026-05-31T05:00:00.000001Z | on '2026-05-31T05:00:00Z'                  | false
            2026-05-31T05:00:00Z        | before '2026-05-31T05:00:00Z'              | false
            2026-05-31T05:00:00Z        | after '2026-05-31T05:00:00Z'               | false
            2026-05-31T05:00:00.000001Z | after '2026-05-31T00:00:00-05:00'          | true
            2026-05-31T05:00:00Z        | between ['2026-05-31', '2026-05-31']       | true
            2026-06-01T04:59:59.999999Z | between ['2026-05-31', '2026-05-31']       | true
            2026-06-01T05:00:00Z        | between ['2026-05-31', '2026-05-31']       | false
            2026-05-31T08:00:00Z        | between ['2026-05-31', '2026-05-31T08:00:00Z'] | true
            2026-05-31T08:00:00.000001Z | between ['2026-05-31', '2026-05-31T08:00:00Z'] | false
            2026-06-01T04:59:59.999999Z | in_period 'this_month'                     | true
            2026-06-01T05:00:00Z        | in_period 'this_month'                     | false
            2026-05-01T05:00:00Z        | in_period 'this_month'                     | true
            2026-05-01T04:59:59.999999Z | in_period 'last_month'                     | true
            1990-06-01T04:59:59.999999Z | anniversary_today                          | true
            1990-06-01T05:00:00Z        | anniversary_today                          | false
            1990-06-01T04:59:59Z        | month 5                                    | true
            2026-06-01T04:59:59Z        | day_of_week 7                              | true
            """)
    void comparesInstants(Instant instant, String test, boolean holds) {
        Situation situation = Situation.inBogota().with("registeredAt", instant);
        assertThat(situation.holds("registeredAt " + test)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2027-02-28T12:00:00Z | anniversary_today                                | true
            2027-03-01T12:00:00Z | anniversary_today                                | false
            2028-02-28T12:00:00Z | anniversary_today                                | false
            2028-02-29T12:00:00Z | anniversary_today                                | true
            2027-02-27T12:00:00Z | anniversary_in_next {'amount': 1, 'unit': 'day'} | true
            2028-02-27T12:00:00Z | anniversary_in_next {'amount': 1, 'unit': 'day'} | false
            2027-03-01T12:00:00Z | anniversary_in_last {'amount': 1, 'unit': 'day'} | true
            2027-03-02T12:00:00Z | anniversary_in_last {'amount': 1, 'unit': 'day'} | false
            2027-12-31T12:00:00Z | anniversary_in_next {'amount': 2, 'unit': 'month'} | true
            2027-12-30T12:00:00Z | anniversary_in_next {'amount': 8, 'unit': 'week'} | false
            """)
    void keeps29FebruaryOn28FebruaryInOtherYears(String asOf, String test, boolean holds) {
        Situation situation = new Situation("UTC", asOf).with("birthDate", LocalDate.of(2000, 2, 29));
        assertThat(situation.holds("birthDate " + test)).isEqualTo(holds);
    }

    /** Midnight is skipped in Santiago on 6 September 2026 (04:00 UTC is 01:00) and repeated in Havana on 1 November. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            America/Santiago | 2026-09-07T12:00:00Z | 2026-09-06T04:00:00Z        | in_last {'amount': 1, 'unit': 'day'}  | true
            America/Santiago | 2026-09-07T12:00:00Z | 2026-09-06T03:59:59.999999Z | in_last {'amount': 1, 'unit': 'day'}  | false
            America/Santiago | 2026-09-07T12:00:00Z | 2026-09-06T04:00:00Z        | on '2026-09-06'                       | true
            America/Santiago | 2026-09-07T12:00:00Z | 2026-09-06T03:59:59.999999Z | on '2026-09-06'                       | false
            America/Santiago | 2026-09-06T12:00:00Z | 2026-09-05T12:00:00Z        | in_last {'amount': 24, 'unit': 'hour'} | true
            America/Havana   | 2026-11-02T12:00:00Z | 2026-11-01T04:00:00Z        | on '2026-11-01'                       | true
            America/Havana   | 2026-11-02T12:00:00Z | 2026-11-01T05:00:00Z        | on '2026-11-01'                       | true
            America/Havana   | 2026-11-02T12:00:00Z | 2026-11-01T03:59:59.999999Z | on '2026-11-01'                       | false
            America/Havana   | 2026-11-02T12:00:00Z | 2026-11-02T04:59:59.999999Z | on '2026-11-01'                       | true
            Pacific/Apia     | 2012-01-02T12:00:00Z | 2011-12-30T10:00:00Z        | on '2011-12-30'                       | false
            Pacific/Apia     | 2012-01-02T12:00:00Z | 2011-12-30T10:00:00Z        | on '2011-12-31'                       | true
            """)
    void followsTheClockChangesOfTheZone(String zone, String asOf, Instant instant, String test, boolean holds) {
        Situation situation = new Situation(zone, asOf).with("registeredAt", instant);
        assertThat(situation.holds("registeredAt " + test)).isEqualTo(holds);
    }
}
