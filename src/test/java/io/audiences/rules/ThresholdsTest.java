package io.audiences.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.rules.Thresholds.Bounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    private static Bounds bounds(List<BigDecimal> values) {
        Population first = new Population();
        Population second = new Population();
        for (int i = 0; i < values.size(); i++) {
            (i % 2 == 0 ? first : second).add(values.get(i));
        }
        first.addAll(second);
        return first.bounds();
    }

    private static List<BigDecimal> numbers(String text) {
        return Stream.of(text.split(" ")).map(BigDecimal::new).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // buyers' values           ; their fifths
        "7                          , 1",
        "7 8                        , 1 3",
        "1 2 3 4                    , 1 2 3 4",
        "5 4 3 2 1                  , 5 4 3 2 1",
        "1 2 3 4 5 6 7 8 9 10       , 1 1 2 2 3 3 4 4 5 5",
        "1 1 1 1 1 1 1 1            , 1 1 1 1 1 1 1 1",
        "1 1 1 1 1 1 2 2 3 9        , 1 1 1 1 1 1 4 4 5 5",
        "1 2 2 2 2 2 2 2 2 3        , 1 1 1 1 1 1 1 1 1 5",
        "0 0.1 0.10 0.2 0.3         , 1 2 2 4 5",
        "-3 -2 0 1E+2 1E+15         , 1 2 3 4 5",
        "1E+15 2E+15 0.0000001 0 5  , 4 5 2 1 3",
    })
    void divideBuyersIntoFifthsWithTiesTogether(String values, String fifths) {
        Bounds bounds = bounds(numbers(values));
        assertThat(numbers(values).stream().map(bounds::of))
                .isEqualTo(Stream.of(fifths.split(" ")).map(Integer::valueOf).toList());
    }

    @Test
    void scaleToManyBuyers() {
        List<BigDecimal> values = IntStream.rangeClosed(1, 200_000)
                .mapToObj(i -> BigDecimal.valueOf(i * 7_919L % 200_003, 2))
                .toList();
        List<BigDecimal> sorted = values.stream().sorted().toList();
        assertThat(bounds(values).ends())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(sorted.get(39_999), sorted.get(79_999), sorted.get(119_999), sorted.get(159_999));
    }

    @Test
    void areTheValuesAtTheEndsOfFifths() {
        assertThat(bounds(numbers("10 20 30 40 50 60 70")).ends())
                .isEqualTo(numbers("20 30 50 60").stream()
                        .map(BigDecimal::stripTrailingZeros)
                        .toList());
        assertThat(bounds(List.of())).isEqualTo(new Bounds(List.of(), 0));
    }
}
