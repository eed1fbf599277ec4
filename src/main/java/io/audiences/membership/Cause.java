package io.audiences.membership;

import io.audiences.condition.Word;

/** Why an audience was calculated. */
public enum Cause implements Word {
    PUBLISH,
    MANUAL,
    SCHEDULE,
    CATCH_UP,
    LIVE
}
