package io.audiences.audience;

import io.audiences.condition.Conditions;
import io.audiences.condition.Problem;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes definitions ready to be evaluated, with the catalogue, the brands and the zone of one moment. */
record Criteria(Vocabulary vocabulary, Map<String, Optional<ZoneId>> brands, ZoneId serverZone) {

    /** The same, with audiences that conditions may name. */
    Criteria naming(Set<String> audiences) {
        return new Criteria(vocabulary.withAudiences(audiences), brands, serverZone);
    }

    PublishedAudience of(Audience audience) {
        AudienceDefinition definition = audience.definition();
        Reading reading = Conditions.parse(definition.condition(), vocabulary);
        List<Problem> problems = reading.problems().stream()
                .map(problem -> problem.under("/condition"))
                .toList();
        ScopedCondition criteria = new ScopedCondition(reading.condition(), definition.brands(), zone(definition));
        return new PublishedAudience(audience.id(), audience.publishedVersion().orElseThrow(), criteria, problems);
    }

    /** The schedule's zone, else the only brand's, else the server's. */
    ZoneId zone(AudienceDefinition definition) {
        return definition.schedule().zone().or(() -> onlyBrandsZone(definition)).orElse(serverZone);
    }

    private Optional<ZoneId> onlyBrandsZone(AudienceDefinition definition) {
        List<String> scope = definition.brands().brands();
        return scope.size() == 1 ? brands.getOrDefault(scope.get(0), Optional.empty()) : Optional.empty();
    }
}
