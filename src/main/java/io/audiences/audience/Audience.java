package io.audiences.audience;

import java.time.Instant;
import java.util.Optional;

/**
 * An audience with its latest definition.
 *
 * @param version the latest, which an edit must name; the published one may be earlier
 * @param changedAt of the last edit, publishing, archiving or restoring
 */
public record Audience(
        String id,
        AudienceState state,
        int version,
        Optional<Integer> publishedVersion,
        AudienceDefinition definition,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy) {

    static Audience draft(String id, AudienceDefinition definition, Instant now, String who) {
        return new Audience(id, AudienceState.DRAFT, 1, Optional.empty(), definition, now, who, now, who);
    }

    Audience edited(AudienceDefinition next, Instant now, String who) {
        return new Audience(id, state, version + 1, publishedVersion, next, createdAt, createdBy, now, who);
    }

    Audience published(Instant now, String who) {
        return changed(AudienceState.PUBLISHED, Optional.of(version), now, who);
    }

    /** Whether the latest version became the published one. */
    boolean isPublishedSince(Audience before) {
        return state == AudienceState.PUBLISHED
                && before.state != AudienceState.ARCHIVED
                && publishedVersion.equals(Optional.of(version));
    }

    Audience archived(Instant now, String who) {
        return state == AudienceState.ARCHIVED ? this : changed(AudienceState.ARCHIVED, publishedVersion, now, who);
    }

    Audience restored(Instant now, String who) {
        AudienceState former = publishedVersion.isPresent() ? AudienceState.PUBLISHED : AudienceState.DRAFT;
        return state == AudienceState.ARCHIVED ? changed(former, publishedVersion, now, who) : this;
    }

    private Audience changed(AudienceState next, Optional<Integer> published, Instant now, String who) {
        return new Audience(id, next, version, published, definition, createdAt, createdBy, now, who);
    }
}
