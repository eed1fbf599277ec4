package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.audience.Audience;
import io.audiences.condition.Amount;
import io.audiences.condition.Condition;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.lint.Linter;
import io.audiences.condition.lint.Situation;
import io.audiences.condition.lint.Warning;
import io.audiences.customer.Catalogue;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the linter says of conditions now. */
final class ConditionWarnings {
    private final Catalogue catalogue;
    private final Optional<Amount> retention;
    private final InstantSource clock;

    ConditionWarnings(Catalogue catalogue, Optional<Amount> retention, InstantSource clock) {
        this.catalogue = catalogue;
        this.retention = retention;
        this.clock = clock;
    }

    /** For a condition without problems; the pointers are below {@code /condition}. */
    List<Warning> of(Condition condition) {
        Situation situation = new Situation(catalogue.vocabulary(), clock.instant(), retention);
        return Linter.lint(condition, situation, "/condition");
    }

    /** The view with the warnings for the audience's latest version, if there are any. */
    ObjectNode addTo(ObjectNode view, Audience audience) {
        List<Warning> warnings =
                of(ConditionReader.read(audience.definition().condition()).condition());
        return warnings.isEmpty() ? view : view.set("warnings", Json.MAPPER.<JsonNode>valueToTree(warnings));
    }
}
