package io.audiences.audience;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a definition.
 *
 * @param publishedAt when it last became the published version
 */
public record AudienceVersion(
        int version,
        AudienceDefinition definition,
        Instant createdAt,
        String createdBy,
        Optional<Instant> publishedAt,
        Optional<String> publishedBy) {}
