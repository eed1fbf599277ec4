package io.audiences.rules;

import io.audiences.condition.ScopedCondition;
import io.audiences.condition.ValueType;
import java.util.List;

/** How the rules of one audience read attributes, computed ones among them; all that these are computed of counts as used. */
final class TraitUse {
    private final Scope scope;
    private final Bindings bindings;
    private final Used used;

    TraitUse(ScopedCondition criteria, Bindings bindings, Used used) {
        this.scope = new Scope(criteria.brands(), criteria.zone());
        this.bindings = bindings;
        this.used = used;
    }

    Reference attribute(String name, ValueType type) {
        if (bindings.traits.find(name).isEmpty()) {
            used.attributes().add(name);
            return Reference.attribute(name, type);
        }
        bindings.traits
                .chain(List.of(name))
                .values()
                .forEach(traits ->
                        traits.stream().flatMap(trait -> trait.reads().stream()).forEach(this::use));
        int number = bindings.computed.number(new TraitSpec(name, scope));
        used.of(Binding.TRAIT).set(number);
        return Reference.trait(number, type);
    }

    private void use(Read read) {
        if (read instanceof Read.OfAttribute attribute) {
            used.attributes().add(attribute.argument());
        } else if (read instanceof Read.OfFigure figure) {
            use(figure.figure().in(scope));
        } else if (read instanceof Read.OfQuintile quintile) {
            use(quintile.figure().in(scope));
            use(quintile.figure().countIn(scope));
            used.of(Binding.QUINTILE)
                    .set(bindings.quintiles.number(new Quintile(quintile.argument(), scope.brands(), scope.zone())));
        }
    }

    private void use(MeasureSpec spec) {
        used.of(Binding.MEASURE).set(bindings.measures.number(spec));
    }
}
