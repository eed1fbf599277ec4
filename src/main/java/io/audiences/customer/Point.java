package io.audiences.customer;

import java.math.BigDecimal;

/** A place on the earth in degrees, kept exactly to six decimals (about 10 cm). */
public record Point(BigDecimal latitude, BigDecimal longitude) {
    static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
    static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);
}
