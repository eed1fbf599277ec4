package io.audiences.condition;

import java.math.BigDecimal;
import java.util.List;

/** What an operator compares with; which one an operator takes is its {@link Operator#shape}. */
public sealed interface Operand {

    /** Operators that take no value. */
    record Nothing() implements Operand {}

    record One(Value value) implements Operand {}

    /** Several values; also the months and days of the week, as numbers. */
    record Many(List<Value> values) implements Operand {
        public Many {
            values = List.copyOf(values);
        }
    }

    /** Both ends included. */
    record Range(Value low, Value high) implements Operand {}

    /** An amount of time measured from the instant of evaluation. */
    record Relative(Amount amount) implements Operand {}

    record During(Period period) implements Operand {}

    /** A comparison of a list's size. */
    record Size(Comparison comparison) implements Operand {}

    /** The places at most so many kilometres from the centre. */
    record Area(BigDecimal latitude, BigDecimal longitude, BigDecimal kilometres) implements Operand {
        public Area {
            latitude = new Value.Decimal(latitude).number();
            longitude = new Value.Decimal(longitude).number();
            kilometres = new Value.Decimal(kilometres).number();
        }

        /** Whether a place in degrees lies within, its edge included. */
        public boolean contains(BigDecimal otherLatitude, BigDecimal otherLongitude) {
            return GreatCircle.kilometres(
                            latitude.doubleValue(),
                            longitude.doubleValue(),
                            otherLatitude.doubleValue(),
                            otherLongitude.doubleValue())
                    <= kilometres.doubleValue();
        }
    }

    /** The value of another attribute of the same type. */
    record OtherAttribute(String attribute) implements Operand {}
}
