package io.audiences.rules;

import io.audiences.condition.BrandScope;
import java.time.ZoneId;

/** What the same trait of the same customer may differ by: the brands whose events count, and the time zone. */
record Scope(BrandScope brands, ZoneId zone) {}
