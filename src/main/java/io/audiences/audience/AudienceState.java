package io.audiences.audience;

import io.audiences.condition.Word;

/** Where an audience stands: only a published one is calculated. */
public enum AudienceState implements Word {
    DRAFT,
    PUBLISHED,
    ARCHIVED
}
