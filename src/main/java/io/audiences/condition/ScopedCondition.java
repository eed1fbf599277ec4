package io.audiences.condition;

import java.time.ZoneId;

/** All that decides membership besides the facts and the instant: the condition, the brands and the time zone. */
public record ScopedCondition(Condition condition, BrandScope brands, ZoneId zone) {}
