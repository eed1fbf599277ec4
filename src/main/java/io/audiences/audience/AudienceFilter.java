package io.audiences.audience;

import java.util.Optional;

/**
 * Which audiences a list shows.
 *
 * @param brand those whose scope includes the brand, so also those for all brands
 * @param text part of the id, name or description, in any case
 */
public record AudienceFilter(
        Optional<String> brand, Optional<String> tag, Optional<AudienceState> state, Optional<String> text) {

    public static final AudienceFilter NONE =
            new AudienceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
