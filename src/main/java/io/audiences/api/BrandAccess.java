package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.audience.Audience;
import io.audiences.audience.AudienceDefinition;
import io.audiences.condition.BrandScope;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the key of a request may have to do with, where it is restricted to brands: facts that name only them, and audiences
 * for them alone. A profile is common to all brands, so reading one is not restricted and erasing one is refused.
 */
record BrandAccess(Optional<Set<String>> brands) {
    static BrandAccess of(Context context) {
        return new BrandAccess(Authentication.key(context).brands().map(HashSet::new));
    }

    boolean isRestricted() {
        return brands.isPresent();
    }

    /** Refuses restricted keys what concerns all brands. */
    static void requireUnrestricted(Context context, String what) {
        if (of(context).isRestricted()) {
            throw new ApiProblem(
                    ProblemType.BRAND_RESTRICTED, what + " concern all brands; this key is restricted to some");
        }
    }

    private boolean allows(String brand) {
        return brands.isEmpty() || brands.get().contains(brand);
    }

    List<Problem> checkEvent(JsonNode event) {
        return !isRestricted() || allows(event.path("brand").asText("")) ? List.of() : List.of(refusal("/brand"));
    }

    /** For anything with a list of brands: a profile, which may do without, or a definition, which may not. */
    List<Problem> checkBrands(JsonNode json, boolean isRequired) {
        JsonNode given = json.path("brands");
        if (!isRestricted() || (given.isMissingNode() && !isRequired)) {
            return List.of();
        }
        if (!given.isArray()) {
            return List.of(refusal("/brands"));
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (!allows(given.get(i).asText())) {
                problems.add(refusal("/brands/" + i));
            }
        }
        return problems;
    }

    private static Problem refusal(String pointer) {
        return new Problem(pointer, Code.VALUE_OUT_OF_RANGE, "expected only brands that this key is restricted to");
    }

    boolean allows(AudienceDefinition definition) {
        return allows(definition.brands());
    }

    /** Whether there is an audience for these brands, as far as the key may know. */
    boolean allows(BrandScope scope) {
        return brands.isEmpty() || (!scope.isAll() && brands.get().containsAll(scope.brands()));
    }

    /** The audience, which does not exist for keys of other brands. */
    Audience require(Audience audience) {
        if (!allows(audience.definition())) {
            throw Missing.audience(audience.id());
        }
        return audience;
    }
}
