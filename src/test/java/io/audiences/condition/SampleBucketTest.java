package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleBucketTest {

    /**
     * From Python, so that no server may ever draw others: {@code d = lambda t:
     * int.from_bytes(hashlib.sha256(t.encode()).digest()[:8], 'big')}, then {@code m = (d(seed) + d(id)) & M; m = (m ^ m >> 30) *
     * 0xbf58476d1ce4e5b9 & M; m = (m ^ m >> 27) * 0x94d049bb133111eb & M; (m ^ m >> 31) >> 12} with {@code M = 2**64 - 1}.
     */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '', '', 1421062733842601
            spring-26, c1, 2370751253005727
            '', c1, 2456254381912551
            spring-26, '', 1142282500117063
            spring-26, c2, 4158687463530700
            Bogot\u00e1, c1, 2147693813593047
            \ud83d\ude00, \u00e9, 3349231144495859
            a, b, 3365677627863210
            """)
    void isTheSameOnEveryServerForAllTime(String seed, String customer, long bucket) {
        assertThat(bucket(seed, customer)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 4503599627370496",
        "10, 450359962737050",
        "10.000000, 450359962737050",
        "50, 2251799813685248",
        "0.000001, 45035996",
        "33.333333, 1501199860778167",
        "99.999999, 4503599582334500"
    })
    void aSampleEndsWhereItsShareOfThePartsEnds(BigDecimal percent, long end) {
        assertThat(SampleBucket.end(percent)).isEqualTo(end);
    }

    /** Within five standard deviations, which for these ids is not left to chance. */
    @Test
    void drawsTheShareThatItSays() {
        for (int percent : new int[] {1, 10, 25, 50, 90}) {
            long end = SampleBucket.end(BigDecimal.valueOf(percent));
            long drawn = IntStream.range(0, 100_000)
                    .filter(i -> bucket("spring-26", "c" + i) < end)
                    .count();
            double deviation = Math.sqrt(100_000 * percent / 100.0 * (100 - percent) / 100.0);
            assertThat((double) drawn).isCloseTo(percent * 1_000.0, within(5 * deviation));
        }
    }

    /** Of those that one seed draws, another draws the same share again. */
    @Test
    void seedsDrawIndependently() {
        long end = SampleBucket.end(BigDecimal.valueOf(20));
        long both = IntStream.range(0, 100_000)
                .filter(i -> bucket("spring-26", "c" + i) < end)
                .filter(i -> bucket("spring-27", "c" + i) < end)
                .count();
        assertThat((double) both).isCloseTo(4_000, within(5 * Math.sqrt(100_000 * 0.04 * 0.96)));
    }

    private static long bucket(String seed, String customer) {
        return SampleBucket.of(SampleBucket.digest(seed), SampleBucket.digest(customer));
    }
}
