package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreatCircleTest {
    private static final double HALF_WAY_ROUND = Math.PI * 6_371.0088;

    /** Computed on the same sphere by another formula, from the cross and dot products of the two directions. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            4.711,    -74.0721, 40.4168,  -3.7038,   8011.675925
            4.711,    -74.0721, 6.2442,   -75.5812,  238.673293
            51.5074,  -0.1278,  48.8566,  2.3522,    343.556535
            40.7128,  -74.0060, 34.0522,  -118.2437, 3935.751691
            -33.8688, 151.2093, 35.6762,  139.6503,  7825.829426
            -36.8485, 174.7633, -33.4489, -70.6693,  9670.051649
            """)
    void distancesOfCities(double latitude, double longitude, double other, double otherLongitude, double kilometres) {
        assertThat(GreatCircle.kilometres(latitude, longitude, other, otherLongitude))
                .isCloseTo(kilometres, within(0.000001));
        assertThat(GreatCircle.kilometres(other, otherLongitude, latitude, longitude))
                .isCloseTo(kilometres, within(0.000001));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,     0,      0,     0,      0
            4.711, -74.07, 4.711, -74.07, 0
            0,     180,    0,     -180,   0
            90,    0,      90,    123,    0
            -90,   -180,   -90,   45,     0
            0,     179.5,  0,     -179.5, 0.005555555555
            89,    0,      89,    180,    0.011111111111
            0,     0,      90,    77,     0.5
            0,     0,      0,     180,    1
            90,    0,      -90,   0,      1
            45,    10,     -45,   -170,   1
            12.3456, 65.4321, -12.3456, -114.5679, 1
            """)
    void partsOfTheWayHalfRound(double latitude, double longitude, double other, double otherLongitude, double part) {
        assertThat(GreatCircle.kilometres(latitude, longitude, other, otherLongitude))
                .isCloseTo(part * HALF_WAY_ROUND, within(0.0001));
    }

    @Test
    void tellsPlacesAMetreApart() {
        double metre = 0.001 / HALF_WAY_ROUND * 180;
        assertThat(GreatCircle.kilometres(4.711, -74.0721, 4.711 + metre, -74.0721))
                .isCloseTo(0.001, within(0.000001));
    }

    @Test
    void anAreaContainsItsEdgeAndItsCentre() {
        BigDecimal zero = BigDecimal.ZERO;
        Operand.Area point = new Operand.Area(new BigDecimal("4.711"), new BigDecimal("-74.0721"), zero);
        assertThat(point.contains(new BigDecimal("4.711"), new BigDecimal("-74.0721")))
                .isTrue();
        assertThat(point.contains(new BigDecimal("4.7111"), new BigDecimal("-74.0721")))
                .isFalse();
        Operand.Area degree = new Operand.Area(zero, zero, new BigDecimal("111.195081"));
        assertThat(degree.contains(zero, BigDecimal.ONE)).isTrue();
        assertThat(degree.contains(zero, new BigDecimal("1.00001"))).isFalse();
        Operand.Area everywhere = new Operand.Area(zero, zero, BigDecimal.valueOf(Limits.KILOMETRES));
        assertThat(everywhere.contains(zero, BigDecimal.valueOf(180))).isTrue();
    }
}
