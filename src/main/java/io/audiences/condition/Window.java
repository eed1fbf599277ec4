package io.audiences.condition;

import java.util.Optional;

/** The time in which events count; never later than the instant of evaluation. */
public sealed interface Window {

    record AllTime() implements Window {}

    /** From local midnight {@code amount} ago (exact units: from that instant) up to and with the instant. */
    record Last(Amount amount) implements Window {}

    /** Half-open {@code [from, to)}; a day means its local midnight. */
    record Fixed(Optional<Value> from, Optional<Value> to) implements Window {}

    /** From {@code from} ago until before {@code to} ago. */
    record Between(Amount from, Amount to) implements Window {}

    record During(Period period) implements Window {}
}
