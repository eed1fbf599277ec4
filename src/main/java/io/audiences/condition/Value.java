package io.audiences.condition;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;

/** A constant in a condition. */
public sealed interface Value {

    /** A text in Unicode normal form C. */
    record Text(String text) implements Value {
        public Text {
            text = Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    }

    /** An exact decimal; equal numbers are equal values, however many zeros they were written with. */
    record Decimal(BigDecimal number) implements Value {
        public Decimal {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            number = number.scale() < 0 ? number.setScale(0) : number;
        }
    }

    record Flag(boolean flag) implements Value {}

    /** A calendar day. */
    record Day(LocalDate day) implements Value {}

    /** An instant, to the microsecond. */
    record At(Instant instant) implements Value {}
}
