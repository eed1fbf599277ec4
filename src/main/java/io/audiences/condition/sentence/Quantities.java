package io.audiences.condition.sentence;

import io.audiences.condition.Comparison;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Comparisons of numbers: "at least 500", "more than 3 times", "exactly 1, 2 or 3 days". */
final class Quantities {
    private final Wording wording;
    private final Terms terms;

    Quantities(Wording wording) {
        this.wording = wording;
        this.terms = new Terms(wording);
    }

    /** What is counted, such as times or days. */
    record Counted(String one, String many, Optional<String> once) {}

    /** What the key {@code unit.…} counts. */
    Counted counted(String unit, String... places) {
        return new Counted(
                wording.text("unit." + unit + ".one", places),
                wording.text("unit." + unit + ".many", places),
                wording.find("unit." + unit + ".once"));
    }

    /** The positive comparison of a bare number. */
    String of(Comparison comparison) {
        return of(comparison, Optional.empty());
    }

    String of(Comparison comparison, Counted counted) {
        return of(comparison, Optional.of(counted));
    }

    private String of(Comparison comparison, Optional<Counted> counted) {
        Operand operand = comparison.operand();
        String key = "quantity." + comparison.operator().word();
        if (comparison.operator() == Operator.EXISTS) {
            return counted.map(unit -> wording.text("quantity.any.counted", unit.many()))
                    .orElseGet(() -> wording.text("quantity.any"));
        }
        if (operand instanceof Operand.OtherAttribute other) {
            String number = wording.text(key, wording.text("value-of", terms.label(other.attribute())));
            return number(number, counted);
        }
        if (operand instanceof Operand.Range range) {
            return wording.text(key, figure(range.low(), Optional.empty()), figure(range.high(), counted));
        }
        if (operand instanceof Operand.Many many) {
            return many.values().isEmpty()
                    ? number(wording.text(key + ".none"), counted)
                    : oneOf(many.values(), counted);
        }
        Value value = ((Operand.One) operand).value();
        boolean fewer = counted.isPresent() && comparison.operator() == Operator.LESS_THAN;
        return wording.text(fewer ? key + ".counted" : key, figure(value, counted));
    }

    private String number(String number, Optional<Counted> counted) {
        return counted.map(unit -> wording.text("quantity.number", unit.many(), number))
                .orElse(number);
    }

    private String oneOf(List<Value> values, Optional<Counted> counted) {
        if (values.size() == 1) {
            return wording.text("quantity.equals", figure(values.get(0), counted));
        }
        String numbers = terms.values("or", values.stream().map(terms::value).toList());
        return wording.text(
                "quantity.equals",
                counted.map(unit -> numbers + " " + unit.many()).orElse(numbers));
    }

    private String figure(Value value, Optional<Counted> counted) {
        boolean isOne = value.equals(new Value.Decimal(BigDecimal.ONE));
        String number = terms.value(value);
        return counted.map(unit ->
                        isOne ? unit.once().orElseGet(() -> number + " " + unit.one()) : number + " " + unit.many())
                .orElse(number);
    }
}
